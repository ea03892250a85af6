export const rule = 'from the class path';
