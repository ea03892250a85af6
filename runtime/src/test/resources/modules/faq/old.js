module.exports = { ['ut' + 'il']: 1 };
