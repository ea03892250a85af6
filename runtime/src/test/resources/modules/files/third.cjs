globalThis.order.push('third');
