/* dossier-kinds-guide-private.h - the fields of the practice guide, and of the documents it comes from
 *
 * Only dossier-kinds.c includes it, after the words a row is written with.
 */
#pragma once

static const DossierField question_fields[] = {
  FIELD ("code", 1, TEXT, NULL, 0, NET, N_ ("Code"), NULL),
  FIELD ("title", 2, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("original_number", 3, TEXT, NULL, 0, NET, N_ ("Original number"), NULL),
  FIELD ("order", 4, TEXT, NULL, HID | RNK, NET, N_ ("Order"), NULL),
  FIELD ("visibility", 5, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
  FIELD ("source", 6, REFERENCE, "source", 0, NET, N_ ("Document"), N_ ("Where it comes from")),
  FIELD ("line", 7, INTEGER, NULL, HID, NET, N_ ("Line of the document"), NULL),
  FIELD ("raw_title", 8, LONG_TEXT, NULL, 0, INT, N_ ("Title as first written"), N_ ("Where it comes from")),
  FIELD ("introduction", 9, LONG_TEXT, NULL, SEA, NET, N_ ("Introduction"), NULL),
};

static const DossierField practice_fields[] = {
  FIELD ("statement", 1, LONG_TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Statement"), NULL),
  FIELD ("raw_statement", 2, LONG_TEXT, NULL, 0, INT, N_ ("Statement as first written"), NULL),
  FIELD ("development", 3, LONG_TEXT, NULL, SEA, NET, N_ ("Development"), NULL),
  FIELD ("original_number", 4, TEXT, NULL, 0, NET, N_ ("Original number"), NULL),
  FIELD ("nature", 5, VOCABULARY, "practice_nature", 0, NET, N_ ("Nature"), NULL),
  FIELD ("status", 6, VOCABULARY, "practice_status", 0, NET, N_ ("Status"), NULL),
  FIELD ("questions", 7, REFERENCES, "question", 0, NET, N_ ("Questions"), NULL),
  FIELD ("links", 8, REFERENCES, "link", 0, NET, N_ ("Illustrated by"), NULL),
  FIELD ("order", 9, TEXT, NULL, HID | RNK, NET, N_ ("Order"), NULL),
  FIELD ("visibility", 10, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
  FIELD ("heading", 11, TEXT, NULL, SEA, NET, N_ ("Heading within the question"), NULL),
  FIELD ("source", 12, REFERENCE, "source", 0, NET, N_ ("Document"), N_ ("Where it comes from")),
  FIELD ("line", 13, INTEGER, NULL, HID, NET, N_ ("Line of the document"), NULL),
  FIELD ("viewpoints", 14, VOCABULARY, "viewpoints", 0, NET, N_ ("Centres and schools"), N_ ("Two viewpoints")),
  FIELD ("viewpoint_notes", 15, LONG_TEXT, NULL, SEA, NET, N_ ("What they agree on, what they do not"), N_ ("Two viewpoints")),
  FIELD ("levers", 16, VOCABULARIES, "way_in", 0, NET, N_ ("Levers"), N_ ("What it speaks of")),
  FIELD ("brakes", 17, VOCABULARIES, "brake", 0, NET, N_ ("Brakes"), N_ ("What it speaks of")),
  FIELD ("factors", 18, VOCABULARIES, "factor", 0, NET, N_ ("What makes it last"), N_ ("What it speaks of")),
};

static const DossierField postit_fields[] = {
  FIELD ("raw", 1, LONG_TEXT, NULL, REQ | SEA | TIT, INT, N_ ("Text"), NULL),
  FIELD ("meeting", 2, REFERENCE, "meeting", 0, INT, N_ ("Meeting"), NULL),
  FIELD ("order", 3, TEXT, NULL, HID | RNK, INT, N_ ("Order"), NULL),
  FIELD ("question", 4, REFERENCE, "question", 0, INT, N_ ("Question"), NULL),
  FIELD ("practice", 5, REFERENCE, "practice", 0, INT, N_ ("Practice"), NULL),
  FIELD ("visibility", 6, VOCABULARY, "visibility", 0, INT, N_ ("Visibility"), NULL),
  FIELD ("date", 7, DATE, NULL, 0, INT, N_ ("Date"), NULL),
  FIELD ("step", 8, REFERENCE, "presentation_step", 0, INT, N_ ("Said before"), NULL),
  FIELD ("shown", 9, TEXT, NULL, 0, INT, N_ ("What was shown"), NULL), /* its title then */
  FIELD ("source", 10, REFERENCE, "source", 0, INT, N_ ("Document"), N_ ("Where it comes from")),
  FIELD ("line", 11, INTEGER, NULL, HID, INT, N_ ("Line of the document"), NULL),
};

static const DossierField open_question_fields[] = {
  FIELD ("text", 1, LONG_TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Text"), NULL),
  FIELD ("origin", 2, TEXT, NULL, 0, INT, N_ ("Where it was asked"), NULL),
  FIELD ("status", 3, VOCABULARY, "open_question_status", 0, NET, N_ ("Status"), NULL),
  FIELD ("meeting", 4, REFERENCE, "meeting", 0, NET, N_ ("To be taken at"), NULL),
  FIELD ("answer", 5, LONG_TEXT, NULL, SEA, NET, N_ ("Elements of answer"), NULL),
  FIELD ("questions", 6, REFERENCES, "question", 0, NET, N_ ("Questions"), NULL),
  FIELD ("practice", 7, REFERENCE, "practice", 0, NET, N_ ("What came of it"), NULL),
  FIELD ("raw", 8, LONG_TEXT, NULL, 0, INT, N_ ("As it was written"), N_ ("Where it comes from")),
  FIELD ("original_number", 9, TEXT, NULL, 0, NET, N_ ("Original number"), N_ ("Where it comes from")),
  FIELD ("source", 10, REFERENCE, "source", 0, NET, N_ ("Document"), N_ ("Where it comes from")),
  FIELD ("line", 11, INTEGER, NULL, HID, NET, N_ ("Line of the document"), NULL),
  FIELD ("order", 12, TEXT, NULL, HID | RNK, NET, N_ ("Order"), NULL),
  FIELD ("visibility", 13, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
};

static const DossierField tool_fields[] = {
  FIELD ("title", 1, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("proposed_by", 2, TEXT, NULL, PER, INT, N_ ("Proposed by"), NULL),
  FIELD ("received_on", 3, DATE, NULL, 0, NET, N_ ("Received on"), NULL),
  FIELD ("file", 4, TEXT, NULL, 0, NET, N_ ("File"), NULL),
  FIELD ("fit", 5, VOCABULARY, "booklet_fit", 0, NET, N_ ("Fit for the booklet"), NULL),
  FIELD ("description", 6, LONG_TEXT, NULL, SEA, NET, N_ ("What it is for"), NULL),
  FIELD ("questions", 7, REFERENCES, "question", 0, NET, N_ ("Questions"), NULL),
  FIELD ("practices", 8, REFERENCES, "practice", 0, NET, N_ ("Practices"), NULL),
  FIELD ("visibility", 9, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
};

/* What one practice is to another, read from the first: "nuance" says that practice is a nuance of other. */
static const DossierField practice_relation_fields[] = {
  FIELD ("practice", 1, REFERENCE, "practice", REQ | OWN, NET, N_ ("Practice"), NULL),
  FIELD ("kind", 2, VOCABULARY, "practice_relation", REQ, NET, N_ ("Relation"), NULL),
  FIELD ("other", 3, REFERENCE, "practice", REQ | OWN, NET, N_ ("Other practice"), NULL),
  FIELD ("notes", 4, LONG_TEXT, NULL, SEA, NET, N_ ("Notes"), NULL),
  FIELD ("visibility", 5, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), NULL),
};

static const DossierField comment_fields[] = {
  FIELD ("text", 1, LONG_TEXT, NULL, REQ | SEA | TIT, INT, N_ ("Text"), NULL),
  FIELD ("practice", 2, REFERENCE, "practice", REQ | OWN, INT, N_ ("Practice"), NULL),
  FIELD ("date", 3, DATE, NULL, 0, INT, N_ ("Date"), NULL),
  FIELD ("settled", 4, BOOLEAN, NULL, 0, INT, N_ ("Settled"), NULL),
  FIELD ("visibility", 5, VOCABULARY, "visibility", 0, INT, N_ ("Visibility"), NULL),
};

/* A text people wrote and wrote again; each version keeps its words as they were typed. */
static const DossierField document_fields[] = {
  FIELD ("title", 1, TEXT, NULL, REQ | SEA | TIT, INT, N_ ("Title"), NULL),
  FIELD ("date", 2, DATE, NULL, 0, INT, N_ ("Date"), NULL),
  FIELD ("source", 3, REFERENCE, "source", 0, INT, N_ ("Source"), NULL),
  FIELD ("notes", 4, LONG_TEXT, NULL, SEA, INT, N_ ("Notes"), NULL),
  FIELD ("visibility", 5, VOCABULARY, "visibility", 0, INT, N_ ("Visibility"), NULL),
};

static const DossierField document_version_fields[] = {
  FIELD ("document", 1, REFERENCE, "document", REQ | OWN, INT, N_ ("Document"), NULL),
  FIELD ("label", 2, TEXT, NULL, TIT, INT, N_ ("Version"), NULL),
  FIELD ("date", 3, DATE, NULL, 0, INT, N_ ("Date"), NULL),
  FIELD ("text", 4, LONG_TEXT, NULL, SEA, INT, N_ ("Text as it was typed"), NULL),
  FIELD ("file", 5, TEXT, NULL, 0, INT, N_ ("File"), NULL),
  FIELD ("visibility", 6, VOCABULARY, "visibility", 0, INT, N_ ("Visibility"), NULL),
};
