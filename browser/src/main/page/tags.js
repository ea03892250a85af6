// Types of pairs beside reflected-ffi's, as in dev.polyflux.browser.Tag.
export const END = 1 << 9;
export const MAP = 1 << 10;
export const SET = 1 << 11;
