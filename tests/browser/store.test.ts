import { FakeStore } from '../support/fake-services.ts';
import { storeContract } from '../support/store-contract.ts';

storeContract(async () => new FakeStore());
