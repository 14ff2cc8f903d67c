// Setup of the unit tests: properties are tried with the same values every time, so that what fails fails again.
// KLEIO_SEED tries others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.KLEIO_SEED ?? 7) });
