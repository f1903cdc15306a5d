/* sync-segment-json.h - a segment in clear, for a person who wants to see what was shared
 *
 * Lines of JSON. The first tells the segment:
 *   {"poste": "…", "first": 1, "last": 2, "sections": [{"run": "…", "parent": {"run": "…", "n": 1}, "first": 1, "last": 2}]}
 * then one per transaction:
 *   {"run": "…", "n": 1, "t": ms, "w": ms, "rank": "human"|"register", "author": id, "batch": id, "undoes": {"run", "n"},
 *    "label": "…", "seen": [{"poste", "run", "n"}], "operations": [
 *      {"op": "set", "kind": "structure", "id": "…", "fields": [{"field": "name", "key": "…", "value": …}]},
 *      {"op": "delete"|"restore", …}, {"op": "erase", …, "scope": 3, "fields": ["name"]}]}
 * What is not there is left out. Values as dossier-notation writes them; null: emptied, "erased": true in its place: erased. What
 * this Liens does not know stays as it is: "op", "kind" and "field" are then numbers, "data" and "bytes" base64.
 */
#pragma once

#include "dossier-transaction.h"

G_BEGIN_DECLS

void sync_segment_add_json (GString              *out,
                            const DossierSegment *segment);

G_END_DECLS
