/* dossier-kinds-project-private.h - the fields of the life of the project, and of what all records lean on
 *
 * Only dossier-kinds.c includes it, after the words a row is written with.
 */
#pragma once

static const DossierField meeting_fields[] = {
  FIELD ("number", 1, INTEGER, NULL, 0, NET, N_ ("Number"), NULL),
  FIELD ("title", 2, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("kind", 3, VOCABULARY, "meeting_kind", 0, NET, N_ ("Kind"), NULL),
  FIELD ("aim", 4, LONG_TEXT, NULL, SEA, NET, N_ ("Aim"), NULL),
  FIELD ("audience", 5, TEXT, NULL, 0, NET, N_ ("Audience"), NULL),
  FIELD ("place", 6, TEXT, NULL, SEA, NET, N_ ("Place"), NULL),
  FIELD ("date", 7, DATE, NULL, 0, NET, N_ ("Date"), NULL),
  FIELD ("hours", 8, TEXT, NULL, 0, NET, N_ ("Hours"), NULL),
  FIELD ("first_date", 9, DATE, NULL, 0, NET, N_ ("Date first planned"), NULL),
  FIELD ("change_reason", 10, TEXT, NULL, 0, NET, N_ ("Reason of the change"), NULL),
  FIELD ("agenda", 11, LONG_TEXT, NULL, SEA, NET, N_ ("Agenda"), NULL),
  FIELD ("minutes", 12, LONG_TEXT, NULL, SEA, INT, N_ ("Minutes"), NULL),
  FIELD ("visibility", 13, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
};

static const DossierField invitation_fields[] = {
  FIELD ("meeting", 1, REFERENCE, "meeting", REQ | OWN, NET, N_ ("Meeting"), NULL),
  FIELD ("structure", 2, REFERENCE, "structure", 0, NET, N_ ("Structure"), NULL),
  FIELD ("person", 3, REFERENCE, "person", 0, INT, N_ ("Person"), NULL),
  FIELD ("presence", 4, VOCABULARY, "presence", 0, NET, N_ ("Presence"), NULL),
  FIELD ("newcomer", 5, BOOLEAN, NULL, 0, NET, N_ ("Newcomer"), NULL),
};

static const DossierField task_fields[] = {
  FIELD ("what", 1, LONG_TEXT, NULL, REQ | SEA | TIT, NET, N_ ("What"), NULL),
  FIELD ("owner", 2, TEXT, NULL, 0, NET, N_ ("Who"), NULL),
  FIELD ("due", 3, DATE, NULL, 0, NET, N_ ("Due"), NULL),
  FIELD ("done", 4, BOOLEAN, NULL, 0, NET, N_ ("Done"), NULL),
  FIELD ("from_meeting", 5, REFERENCE, "meeting", 0, NET, N_ ("Decided at"), NULL),
  FIELD ("for_meeting", 6, REFERENCE, "meeting", 0, NET, N_ ("For"), NULL),
  FIELD ("visibility", 7, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
  FIELD ("raw", 8, LONG_TEXT, NULL, 0, INT, N_ ("As it was written"), N_ ("Where it comes from")),
  FIELD ("source", 9, REFERENCE, "source", 0, NET, N_ ("Document"), N_ ("Where it comes from")),
  FIELD ("line", 10, INTEGER, NULL, HID, NET, N_ ("Line of the document"), NULL),
};

/* A named way of looking, shared with colleagues: what is asked (dossier-lens.h), the place of the window it is of, and how the map
 * stood there. */
static const DossierField view_fields[] = {
  FIELD ("title", 1, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("notes", 2, LONG_TEXT, NULL, SEA, INT, N_ ("Notes"), NULL),
  FIELD ("filters", 3, TEXT, NULL, HID, NET, N_ ("Filters"), NULL),
  FIELD ("place", 4, TEXT, NULL, HID, NET, N_ ("Place"), NULL),
  FIELD ("zoom", 5, TEXT, NULL, HID, NET, N_ ("Zoom"), NULL),
  FIELD ("positions", 6, LONG_TEXT, NULL, HID, NET, N_ ("Positions"), NULL),
  FIELD ("colours", 7, TEXT, NULL, HID, NET, N_ ("Colours"), NULL),
  FIELD ("order", 8, INTEGER, NULL, HID | RNK, NET, N_ ("Order"), NULL),
  FIELD ("visibility", 9, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
  FIELD ("period", 10, TEXT, NULL, HID, NET, N_ ("Period"), NULL),
};

/* Views one after the other, with what is said about them before a room. */
static const DossierField presentation_fields[] = {
  FIELD ("title", 1, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("notes", 2, LONG_TEXT, NULL, SEA, INT, N_ ("Notes"), NULL),
  FIELD ("visibility", 3, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
};

/* What it shows is a kept view; without one, the map as it stood when the step was made, kept in the same words as a view keeps it. */
static const DossierField presentation_step_fields[] = {
  FIELD ("presentation", 1, REFERENCE, "presentation", REQ | OWN, NET, N_ ("Presentation"), NULL),
  FIELD ("order", 2, TEXT, NULL, HID | RNK, NET, N_ ("Order"), NULL), /* dossier-place.h */
  FIELD ("title", 3, TEXT, NULL, SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("text", 4, LONG_TEXT, NULL, SEA, NET, N_ ("Text for the room"), NULL),
  FIELD ("notes", 5, LONG_TEXT, NULL, SEA | PIN, INT, N_ ("Notes of the presenter"), NULL),
  FIELD ("view", 6, REFERENCE, "view", 0, NET, N_ ("View"), NULL),
  FIELD ("practice", 7, REFERENCE, "practice", 0, NET, N_ ("Practice"), NULL),
  FIELD ("filters", 8, TEXT, NULL, HID, NET, N_ ("Filters"), NULL),
  FIELD ("place", 9, TEXT, NULL, HID, NET, N_ ("Place"), NULL),
  FIELD ("zoom", 10, TEXT, NULL, HID, NET, N_ ("Zoom"), NULL),
  FIELD ("positions", 11, LONG_TEXT, NULL, HID, NET, N_ ("Positions"), NULL),
  FIELD ("colours", 12, TEXT, NULL, HID, NET, N_ ("Colours"), NULL),
  FIELD ("period", 13, TEXT, NULL, HID, NET, N_ ("Period"), NULL),
  FIELD ("around", 14, TEXT, NULL, HID, NET, N_ ("Around whom"), NULL),
};

/* words: of map-theme.h */
static const DossierField theme_fields[] = {
  FIELD ("title", 1, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("notes", 2, LONG_TEXT, NULL, SEA, INT, N_ ("Notes"), NULL),
  FIELD ("words", 3, TEXT, NULL, HID, NET, N_ ("Words"), NULL),
  FIELD ("order", 4, INTEGER, NULL, HID | RNK, NET, N_ ("Order"), NULL),
  FIELD ("visibility", 5, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
};

/* A picture laid under the map. digest: of the file, which lies beside the dossier under that name; file: what people called it;
 * pins: of territory-fit.h; opacity: percent. */
static const DossierField background_fields[] = {
  FIELD ("title", 1, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("file", 2, TEXT, NULL, SEA, NET, N_ ("File"), NULL),
  FIELD ("digest", 3, TEXT, NULL, HID, NET, N_ ("Content of the file"), NULL),
  FIELD ("credit", 4, TEXT, NULL, SEA, NET, N_ ("Credit"), NULL),
  FIELD ("pins", 5, TEXT, NULL, HID, NET, N_ ("Points"), NULL),
  FIELD ("opacity", 6, INTEGER, NULL, HID, NET, N_ ("Opacity"), NULL),
  FIELD ("hidden", 7, BOOLEAN, NULL, HID, NET, N_ ("Hidden"), NULL),
  FIELD ("order", 8, TEXT, NULL, HID | RNK, NET, N_ ("Order"), NULL), /* dossier-place.h */
  FIELD ("visibility", 9, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
};

/* digest: of what is in the file, which is the same on every desktop whatever it is called there (dossier-documents.h). */
static const DossierField attachment_fields[] = {
  FIELD ("label", 1, TEXT, NULL, REQ | SEA | TIT, INT, N_ ("Label"), NULL),
  FIELD ("subject", 2, REFERENCE, NULL, 0, INT, N_ ("Attached to"), NULL),
  FIELD ("file", 3, TEXT, NULL, SEA, INT, N_ ("File"), NULL),
  FIELD ("missing", 4, BOOLEAN, NULL, 0, INT, N_ ("Missing"), NULL),
  FIELD ("cited", 5, LONG_TEXT, NULL, SEA, INT, N_ ("Cited as"), NULL),
  FIELD ("notes", 6, LONG_TEXT, NULL, SEA, INT, N_ ("Notes"), NULL),
  FIELD ("visibility", 7, VOCABULARY, "visibility", 0, INT, N_ ("Visibility"), N_ ("Privacy")),
  FIELD ("digest", 8, TEXT, NULL, HID, INT, N_ ("Content of the file"), NULL),
};

static const DossierField author_fields[] = {
  FIELD ("name", 1, TEXT, NULL, REQ | TIT, NET, N_ ("Name in the history"), NULL),
  FIELD ("side", 2, VOCABULARY, "side", 0, NET, N_ ("Side"), NULL),
};

static const DossierField source_fields[] = {
  FIELD ("title", 1, TEXT, NULL, REQ | SEA | TIT, PUB, N_ ("Title"), NULL),
  FIELD ("producer", 2, TEXT, NULL, SEA, PUB, N_ ("Producer"), NULL),
  FIELD ("edition", 3, TEXT, NULL, 0, PUB, N_ ("Edition"), NULL),
  FIELD ("retrieved_on", 4, DATE, NULL, 0, PUB, N_ ("Retrieved on"), NULL),
  FIELD ("licence", 5, TEXT, NULL, 0, PUB, N_ ("Licence"), NULL),
  FIELD ("file", 6, TEXT, NULL, 0, PUB, N_ ("File"), NULL),
  FIELD ("shape", 7, TEXT, NULL, HID, PUB, N_ ("Shape"), NULL),
  FIELD ("merged_into", 8, REFERENCE, "source", HID, PUB, N_ ("Merged into"), NULL),
  FIELD ("distinct_from", 9, REFERENCES, "source", HID, PUB, N_ ("Not the same as"), NULL),
  FIELD ("nature", 10, VOCABULARY, "source_nature", 0, PUB, N_ ("Nature"), NULL),
  FIELD ("date", 11, DATE, NULL, 0, PUB, N_ ("Date"), NULL),
  FIELD ("visibility", 12, VOCABULARY, "visibility", 0, PUB, N_ ("Visibility"), N_ ("Privacy")),
};

static const DossierField vocabulary_term_fields[] = {
  FIELD ("vocabulary", 1, TEXT, NULL, REQ | HID, PUB, N_ ("Vocabulary"), NULL),
  FIELD ("code", 2, TEXT, NULL, REQ | HID, PUB, N_ ("Code"), NULL),
  FIELD ("label", 3, TEXT, NULL, REQ | TIT, PUB, N_ ("Label"), NULL),
  FIELD ("definition", 4, LONG_TEXT, NULL, 0, PUB, N_ ("Definition"), NULL),
  FIELD ("order", 5, INTEGER, NULL, HID | RNK, PUB, N_ ("Order"), NULL),
  FIELD ("active", 6, BOOLEAN, NULL, 0, PUB, N_ ("In use"), NULL),
  FIELD ("proposed", 7, BOOLEAN, NULL, HID, PUB, N_ ("Proposed by Liens"), NULL),
  FIELD ("merged_into", 8, REFERENCE, "vocabulary_term", HID, PUB, N_ ("Merged into"), NULL),
  FIELD ("place", 9, TEXT, NULL, HID | RNK, PUB, N_ ("Place in the list"), NULL), /* dossier-place.h; "order" speaks until a person moved it */
};
