/**
 * Reads a table to its end as an extract does, as a program of its own whose heap may be small: `large-table.js URL TABLE`. It says how many characters
 * it has read.
 */
import { openPostgres } from '#convoyeur/extract/postgres/open-postgres.js';

const [, , url = '', name = ''] = process.argv;
const database = await openPostgres(url);
const columns = [...(database.tables.get(name)?.columns.values() ?? [])];
let characters = 0;
for await (const rows of database.rows({ table: name, columns, orderBy: ['id'] })) {
  for (const row of rows) characters += String(row[1]).length;
}
await database.close();
process.stdout.write(String(characters));
