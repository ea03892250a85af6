import { sync } from 'pyscript';
import tariff from 'tariff';
import { net } from './net.mjs';

sync.gross = () => net(100) * (1 + tariff.vat);
