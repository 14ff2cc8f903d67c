// Setup of the unit tests: properties are tried with the same values every time, so that what fails fails again.
import fc from 'fast-check';

fc.configureGlobal({ seed: 7 });
