import { byStaff, nobodys, ofMany, type TableEntry } from './entry';

/** Courses, their material and its map, exercises, standards: nothing of learners, and what staff decided of it. */
export const materialTables: Readonly<Record<string, TableEntry>> = {
  courses: byStaff('material', {
    ids: 'id',
    actor: 'owner_id',
    words: 'title description',
    plain: 'language visibility simulated revision created_at updated_at',
  }),
  sources: nobodys('material', {
    ids: 'id course_id',
    plain:
      'path title status failure_code failure_message bytes sha256 position chunk_count language format places warnings ocr package_root package_place part created_at updated_at',
  }),
  source_texts: nobodys('material', { ids: 'source_id course_id', plain: 'text' }),
  chunks: nobodys('material', {
    ids: 'id course_id source_id',
    plain: 'ordinal heading_path anchor start_offset end_offset text blocks place hash',
  }),
  chunk_decisions: byStaff('material', {
    ids: 'course_id source_id hash',
    actor: 'decided_by',
    plain: 'pinned hidden split_at decided_at',
  }),
  assets: nobodys('material', { ids: 'course_id path', plain: 'sha256 bytes media_type' }),
  ingestions: byStaff('material', {
    ids: 'id course_id',
    actor: 'created_by',
    plain: 'status stage error created_at finished_at',
  }),
  ingestion_files: nobodys('material', {
    ids: 'ingestion_id course_id source_id',
    plain: 'ordinal path sha256 bytes status failure_code failure_message chunk_count title package_root package_place',
  }),
  watches: byStaff('material', {
    ids: 'id course_id ingestion_id',
    actor: 'created_by',
    plain: 'kind location branch remove_gone seen revision checked_at failure_code failure_message created_at',
  }),
  course_indexes: nobodys('material', {
    ids: 'course_id',
    plain: 'keep embedder state done total failure score_before score_after before started_at updated_at',
  }),
  retrieval_questions: byStaff('material', {
    ids: 'id course_id',
    actor: 'created_by',
    words: 'question',
    plain: 'expected created_at updated_at',
  }),
  retrieval_scores: nobodys('material', {
    ids: 'id course_id',
    plain: 'state ndcg10 recall10 mrr results created_at',
  }),
  course_updates: nobodys('material', {
    ids: 'ingestion_id course_id',
    plain: 'before report created_at finished_at',
  }),
  concepts: nobodys('material', {
    ids: 'id course_id key definition_chunk_id merged_into',
    plain:
      'name aliases definition_text position level importance origin hidden name_edited position_edited definition_edited accepted removed created_at updated_at',
  }),
  concept_chunks: nobodys('material', { ids: 'concept_id chunk_id course_id', plain: 'role weight origin' }),
  concept_edits: byStaff('material', {
    ids: 'id course_id of_edit',
    actor: 'user_id',
    words: 'payload changes',
    plain: 'kind revision state created_at',
  }),
  map_editors: byStaff('material', { ids: 'course_id concept_id', actor: 'user_id', plain: 'seen_at' }),
  map_versions: byStaff('material', {
    ids: 'id course_id',
    actor: 'user_id',
    words: 'name',
    plain: 'concept_count edge_count state created_at',
  }),
  map_suggestion_runs: byStaff('material', {
    ids: 'id course_id',
    actor: 'requested_by',
    plain: 'state asked proposed kept dropped problem created_at updated_at',
  }),
  map_suggestions: nobodys('material', {
    ids: 'id course_id key prerequisite_id concept_id chunk_id output_id',
    plain: 'kind state name quote support weight model created_at updated_at',
  }),
  prerequisites: nobodys('material', {
    ids: 'course_id prerequisite_id concept_id',
    plain: 'origin status weight evidence',
  }),
  learned_orders: ofMany(
    'learned',
    {
      ids: 'course_id prerequisite_id concept_id',
      plain: 'learners known_right known_wrong other_right other_wrong log_odds sure',
    },
    { how: 'rework', by: 'learned-order' },
  ),
  learned_runs: ofMany(
    'learned',
    { ids: 'course_id', plain: 'answers learners read_at' },
    { how: 'rework', by: 'learned-order' },
  ),
  items: nobodys('material', {
    ids: 'id course_id concept_id chunk_id source_id fingerprint',
    plain:
      'start_offset end_offset kind body key hints worked explanations difficulty origin review trust edited status created_at updated_at',
  }),
  item_rejections: byStaff('material', { ids: 'course_id fingerprint', words: 'reason', plain: 'created_at' }),
  proposal_runs: byStaff('material', {
    ids: 'id course_id concept_id',
    actor: 'requested_by',
    plain: 'state proposed kept rejected problem created_at updated_at',
  }),
  standard_frameworks: byStaff('material', {
    ids: 'id identifier',
    actor: 'imported_by',
    plain: 'title creator subject version language uri format created_at updated_at',
  }),
  standard_imports: byStaff('material', {
    ids: 'id framework_id',
    actor: 'imported_by',
    plain: 'report created_at',
  }),
  standard_links: nobodys('material', { ids: 'framework_id from_identifier to_identifier', plain: 'kind' }),
  standards: nobodys('material', {
    ids: 'id framework_id identifier parent_id strand_id',
    plain: 'code statement position depth item_type levels leaf withdrawn withdrawn_at',
  }),
  standard_tags: byStaff('material', {
    ids: 'course_id standard_id target_id target_hash',
    actor: 'decided_by',
    plain: 'target_kind state origin score evidence decided_at created_at',
  }),
  course_frameworks: nobodys('material', {
    ids: 'course_id framework_id strand_ids',
    plain: 'levels created_at',
  }),
  material_labels: byStaff('material', {
    ids: 'course_id target_id target_hash',
    actor: 'decided_by',
    plain: 'target_kind difficulty kind updated_at',
  }),
  tag_changes: byStaff('material', {
    ids: 'id course_id undoes',
    actor: 'changed_by',
    words: 'entries',
    plain: 'created_at',
  }),
  demo_schools: byStaff('operations', {
    ids: 'id',
    actor: 'requested_by',
    plain: 'state stage done cancel_requested plan own_district created_at ready_at',
  }),
};
