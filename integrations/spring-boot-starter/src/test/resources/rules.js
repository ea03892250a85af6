let open;
sync.allowed = () => 'yes';
sync.fails = () => { throw new RangeError('no'); };
sync.waits = () => new Promise((resolve) => { open = resolve; });
sync.opens = () => { open('opened'); return 'opens'; };
sync.passes = async (gate) => await gate;
sync.cancels = () => { throw new DOMException('enough', 'AbortError'); };
sync.slow = async () => {
  console.log('slow has begun');
  await new Promise((resolve) => setTimeout(resolve, 300));
  return 'slowly';
};
