import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * One committed run of an import: what was read, by which version, with what outcome.
 *
 * The row is written at the start of the transaction and completed at its end, so the columns that are only known
 * then may be null; a row that others can see is complete.
 */
@Entity({ name: 'import_run', schema: 'convoyeur' })
export class ImportRun {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  /** As typed, without its flags: `import fedow`. */
  @Column({ type: 'text' })
  command!: string;

  /** Schema name of the one tenant concerned (LaBoutik); null for Fedow, which concerns many. */
  @Column({ type: 'text', nullable: true })
  tenant!: string | null;

  /** Base name of the file, without its folder. */
  @Column({ type: 'text' })
  source_name!: string;

  /** Of the file’s bytes, compressed or not as they were: 64 lower-case hexadecimal digits. */
  @Column({ type: 'text' })
  source_sha256!: string;

  /** `jsonl`, `json` or `sections`. */
  @Column({ type: 'text' })
  source_format!: string;

  @Column({ type: 'text' })
  tool_version!: string;

  @Column({ type: 'timestamptz' })
  started_at!: string;

  @Column({ type: 'timestamptz', nullable: true })
  finished_at!: string | null;

  /** `clean` or `accepted`; `rolled back` once the run was undone. */
  @Column({ type: 'text', nullable: true })
  verdict!: string | null;

  /** Per table of V2: rows created, updated, adopted, unchanged, kept. */
  @Column({ type: 'jsonb', nullable: true })
  plan!: unknown;

  /** Per model of V1: records left out, with the reason. */
  @Column({ type: 'jsonb', nullable: true })
  skipped!: unknown;

  /** The findings that the operator had accepted, with their signatures. */
  @Column({ type: 'jsonb', nullable: true })
  accepted!: unknown;

  /** The report as canonical JSON (RFC 8785): text and not `jsonb`, for its bytes are what the digest is of. */
  @Column({ type: 'text', nullable: true })
  report!: string | null;

  /** SHA-256 of the report’s UTF-8: 64 lower-case hexadecimal digits. */
  @Column({ type: 'text', nullable: true })
  report_sha256!: string | null;

  /** Of a run that was undone: when, by which version, and what its verdict had been. */
  @Column({ type: 'jsonb', nullable: true })
  rolled_back!: unknown;

  /** The flags that changed the outcome; never the database’s address. */
  @Column({ type: 'jsonb', nullable: true })
  options!: unknown;

  /** The state of each sequence before the run: what a rollback puts back. */
  @Column({ type: 'jsonb', nullable: true })
  sequences!: unknown;
}
