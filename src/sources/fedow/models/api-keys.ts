import { defineModel, type ModelReader } from './model.js';

/** API keys hold nothing but secrets: no field is looked at, and not even their key may be shown. */
export const organizationapikey = apiKeyModel('organizationapikey');
export const createplaceapikey = apiKeyModel('createplaceapikey');

function apiKeyModel(model: 'organizationapikey' | 'createplaceapikey'): ModelReader {
  return defineModel({
    model,
    fields: Object,
    notImported: ['prefix', 'hashed_key', 'created', 'name', 'revoked', 'expiry_date', 'place', 'user'],
    secretKey: true,
    toRecord: () => ({ model }),
  });
}
