/**
 * Made-up data for fuzzing what reads or imports Fedow: whole dumps, valid by construction, and named faults for them.
 * Others may build on it; the product itself never does.
 */
export { dumps, type DumpsOptions, type GeneratedDump, shuffled } from './fedow/dumps.js';
export { generateFedow, type GenerateOptions } from './fedow/generate.js';
export { classesOf, DUMP_CLASSES } from './fedow/classes.js';
export { FaultError, IMPORTER_FAULTS, type ImporterFault, SOURCE_FAULTS, type SourceFault, withFaults } from './faults/index.js';
export { examine, type Examination } from './projection/examine.js';
export { projectImport, type Sabotage, type TransactionRows } from './projection/project-import.js';
export { Random } from './random/random.js';
export { DUMP_FORMATS, type DumpFormat, dumpText } from './write/dump-text.js';
export { writeDump, WriteDumpError, writeDumpFile } from './write/write-dump.js';
