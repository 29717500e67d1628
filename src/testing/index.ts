/**
 * Made-up data for fuzzing what reads or imports Fedow or LaBoutik: whole dumps, valid by construction, and named faults for them.
 * Others may build on it; the product itself never does.
 */
export { dumps, type DumpsOptions, type GeneratedDump } from './fedow/dumps.js';
export { shuffled } from './random/shuffled.js';
export { generateFedow, type GenerateOptions } from './fedow/generate.js';
export { classesOf, DUMP_CLASSES } from './fedow/classes.js';
export {
  CATALOGUE_FAULTS, type CatalogueFault, FaultError, IMPORTER_FAULTS, type ImporterFault, SOURCE_FAULTS, type SourceFault, TILL_FAULTS, type TillFault, withFaults, withTillFaults,
} from './faults/index.js';
export { TILL_CLASSES, tillClassesOf } from './laboutik/classes.js';
export { generateTill, type TillOptions } from './laboutik/generate-till.js';
export { productionTill, WHOLE_TILL } from './laboutik/production-till.js';
export type { MadeTillRecord } from './laboutik/records.js';
export { type GeneratedTill, type TillChoice, tillChoices, tillOf } from './laboutik/tills.js';
export { examineTill, type TillExamination } from './projection/examine-till.js';
export { examine, type Examination } from './projection/examine.js';
export { projectImport, type Sabotage, type TransactionRows } from './projection/project-import.js';
export { Random } from './random/random.js';
export { DUMP_FORMATS, type DumpFormat, dumpText } from './write/dump-text.js';
export { TILL_FORMATS, type TillFormat, tillText } from './write/till-text.js';
export { writeDump, WriteDumpError, writeDumpFile, writeTillFile } from './write/write-dump.js';
