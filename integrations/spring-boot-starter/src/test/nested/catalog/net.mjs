export const net = (cents) => cents * 2;
