#include "config.h"

#include "dossier-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REQ DOSSIER_FIELD_REQUIRED
#define SEA DOSSIER_FIELD_SEARCHABLE
#define TIT DOSSIER_FIELD_TITLE
#define PER DOSSIER_FIELD_PERSONAL
#define HID DOSSIER_FIELD_HIDDEN

#define PUB DOSSIER_VISIBILITY_PUBLIC
#define NET DOSSIER_VISIBILITY_NETWORK
#define INT DOSSIER_VISIBILITY_INTERNAL

/* A row: code, number, TYPE, target, flags, visibility, label, section. */
#define FIELD(code, number, type, target, flags, visibility, label, section) \
  { code, number, DOSSIER_FIELD_##type, target, flags, visibility, label, section }

static const DossierField territory_fields[] = {
  FIELD ("name", 1, TEXT, NULL, REQ | SEA | TIT, PUB, N_ ("Name"), NULL),
  FIELD ("type", 2, VOCABULARY, "territory_type", 0, PUB, N_ ("Type"), NULL),
  FIELD ("code", 3, TEXT, NULL, SEA, PUB, N_ ("Official code"), NULL),
  FIELD ("parent", 4, REFERENCE, "territory", 0, PUB, N_ ("Part of"), NULL),
  FIELD ("population", 5, INTEGER, NULL, 0, PUB, N_ ("Inhabitants"), NULL),
  FIELD ("priority_area", 6, VOCABULARY, "yes_no", 0, PUB, N_ ("Urban policy area"), NULL),
  FIELD ("outline", 7, OUTLINE, NULL, HID, PUB, N_ ("Outline"), NULL),
  FIELD ("position", 8, POSITION, NULL, HID, PUB, N_ ("Position"), NULL),
  FIELD ("members", 9, REFERENCES, "structure", 0, PUB, N_ ("Members"), NULL),
  FIELD ("communes", 10, REFERENCES, "territory", 0, PUB, N_ ("Communes it touches"), NULL),
  FIELD ("sources", 11, REFERENCES, "source", HID, PUB, N_ ("Sources"), NULL),
  FIELD ("head", 12, REFERENCE, "structure", 0, PUB, N_ ("Head school"), NULL),
};

static const DossierField structure_fields[] = {
  FIELD ("name", 1, TEXT, NULL, REQ | SEA | TIT, PUB, N_ ("Name"), NULL),
  FIELD ("acronym", 2, TEXT, NULL, SEA, PUB, N_ ("Acronym"), NULL),
  FIELD ("other_names", 3, WORDS, NULL, SEA, PUB, N_ ("Other names"), NULL),
  FIELD ("type", 4, VOCABULARY, "structure_type", SEA, PUB, N_ ("Type"), NULL),
  FIELD ("management", 5, VOCABULARY, "management", 0, PUB, N_ ("Managed by"), NULL),
  FIELD ("address", 6, TEXT, NULL, SEA, PUB, N_ ("Address"), N_ ("Where")),
  FIELD ("postcode", 7, TEXT, NULL, SEA, PUB, N_ ("Postcode"), N_ ("Where")),
  FIELD ("territory", 8, REFERENCE, "territory", 0, PUB, N_ ("Commune"), N_ ("Where")),
  FIELD ("uai", 9, TEXT, NULL, SEA, PUB, N_ ("UAI number"), N_ ("Official")),
  FIELD ("siret", 10, TEXT, NULL, 0, PUB, N_ ("SIRET number"), N_ ("Official")),
  FIELD ("phone", 11, TEXT, NULL, 0, PUB, N_ ("Phone"), N_ ("Reach")),
  FIELD ("email", 12, TEXT, NULL, SEA, PUB, N_ ("E-mail"), N_ ("Reach")),
  FIELD ("website", 13, TEXT, NULL, 0, PUB, N_ ("Web site"), N_ ("Reach")),
  FIELD ("position", 14, POSITION, NULL, HID, PUB, N_ ("Position"), N_ ("Where")),
  FIELD ("position_precision", 15, VOCABULARY, "position_precision", 0, PUB, N_ ("Precision of the position"), N_ ("Where")),
  FIELD ("in_network_from", 16, DATE, NULL, 0, PUB, N_ ("In the network from"), N_ ("Network")),
  FIELD ("in_network_to", 17, DATE, NULL, 0, PUB, N_ ("In the network until"), N_ ("Network")),
  FIELD ("parent", 18, REFERENCE, "structure", 0, PUB, N_ ("Mother structure"), N_ ("Network")),
  FIELD ("priority_education", 19, VOCABULARY, "priority_education", 0, PUB, N_ ("Priority education"), N_ ("Official")),
  FIELD ("priority_area", 20, VOCABULARY, "priority_area", 0, PUB, N_ ("Priority quarter"), N_ ("Where")),
  FIELD ("notes", 21, LONG_TEXT, NULL, SEA, INT, N_ ("Notes"), N_ ("Notes")),
  FIELD ("verified_on", 22, DATE, NULL, 0, PUB, N_ ("Verified on"), N_ ("Notes")),
  FIELD ("sources", 23, REFERENCES, "source", HID, PUB, N_ ("Sources"), N_ ("Notes")),
  FIELD ("official_type", 24, TEXT, NULL, HID, PUB, N_ ("Official type"), N_ ("Official")),
  FIELD ("to_complete", 25, BOOLEAN, NULL, HID, PUB, N_ ("To complete"), N_ ("Notes")),
  FIELD ("import_code", 26, TEXT, NULL, HID, PUB, N_ ("Code in its list"), N_ ("Official")),
};

static const DossierField person_fields[] = {
  FIELD ("family_name", 1, TEXT, NULL, REQ | SEA | TIT | PER, INT, N_ ("Family name"), NULL),
  FIELD ("given_name", 2, TEXT, NULL, SEA | PER, INT, N_ ("Given name"), NULL),
  FIELD ("phone", 3, TEXT, NULL, PER, INT, N_ ("Phone"), N_ ("Reach")),
  FIELD ("email", 4, TEXT, NULL, SEA | PER, INT, N_ ("E-mail"), N_ ("Reach")),
  FIELD ("informed_on", 5, DATE, NULL, 0, INT, N_ ("Informed of the record on"), N_ ("Privacy")),
  FIELD ("anonymised_on", 6, DATE, NULL, HID, INT, N_ ("Anonymised on"), N_ ("Privacy")),
};

static const DossierField assignment_fields[] = {
  FIELD ("person", 1, REFERENCE, "person", 0, INT, N_ ("Person"), NULL),
  FIELD ("structure", 2, REFERENCE, "structure", REQ, INT, N_ ("Structure"), NULL),
  FIELD ("role", 3, VOCABULARY, "role", 0, INT, N_ ("Role"), NULL),
  FIELD ("weight", 4, VOCABULARY, "weight", 0, INT, N_ ("Weight"), NULL),
  FIELD ("hierarchical", 5, BOOLEAN, NULL, 0, INT, N_ ("Hierarchical"), NULL),
  FIELD ("from", 6, DATE, NULL, 0, INT, N_ ("From"), NULL),
  FIELD ("to", 7, DATE, NULL, 0, INT, N_ ("Until"), NULL),
  FIELD ("end_reason", 8, TEXT, NULL, 0, INT, N_ ("Reason of the end"), NULL),
};

static const DossierField link_fields[] = {
  FIELD ("a", 1, REFERENCE, "structure", REQ, NET, N_ ("Between"), NULL),
  FIELD ("b", 2, REFERENCE, "structure", REQ, NET, N_ ("And"), NULL),
  FIELD ("kind", 3, VOCABULARY, "link_type", SEA, NET, N_ ("Kind of link"), N_ ("What it is")),
  FIELD ("formality", 4, VOCABULARY, "formality", 0, NET, N_ ("Formality"), N_ ("What it is")),
  FIELD ("regularity", 5, VOCABULARY, "regularity", 0, NET, N_ ("Regularity"), N_ ("How it lives")),
  FIELD ("frequency", 6, VOCABULARY, "frequency", 0, NET, N_ ("Frequency"), N_ ("How it lives")),
  FIELD ("cooperation", 7, VOCABULARY, "cooperation", 0, NET, N_ ("Level of cooperation"), N_ ("What it is")),
  FIELD ("scope", 8, VOCABULARY, "scope", 0, NET, N_ ("Scope"), N_ ("What it is")),
  FIELD ("object", 9, LONG_TEXT, NULL, SEA | TIT, NET, N_ ("Object"), N_ ("What it is")),
  FIELD ("first_step", 10, VOCABULARY, "first_step", 0, NET, N_ ("First step taken by"), N_ ("How it began")),
  FIELD ("status", 11, VOCABULARY, "link_status", 0, NET, N_ ("Status"), N_ ("How it lives")),
  FIELD ("began", 12, DATE, NULL, 0, NET, N_ ("Began"), N_ ("How it began")),
  FIELD ("ended", 13, DATE, NULL, 0, NET, N_ ("Ended"), N_ ("How it lives")),
  FIELD ("end_reason", 14, TEXT, NULL, SEA, NET, N_ ("Reason of the end"), N_ ("How it lives")),
  FIELD ("quality", 15, VOCABULARY, "quality", 0, NET, N_ ("Quality"), N_ ("How it lives")),
  FIELD ("certainty", 16, VOCABULARY, "certainty", 0, NET, N_ ("Certainty"), N_ ("Evidence")),
  FIELD ("programmes", 17, PROGRAMMES, "programme", SEA, NET, N_ ("Programmes"), N_ ("What it is")),
  FIELD ("purposes", 18, VOCABULARIES, "purpose", 0, NET, N_ ("Purposes"), N_ ("What it is")),
  FIELD ("themes", 19, VOCABULARIES, "theme", SEA, NET, N_ ("Themes"), N_ ("What it is")),
  FIELD ("publics", 20, WORDS, NULL, SEA, NET, N_ ("Publics"), N_ ("What it is")),
  FIELD ("places", 21, VOCABULARIES, "place", 0, NET, N_ ("Places and moments"), N_ ("How it lives")),
  FIELD ("ways_in", 22, VOCABULARIES, "way_in", 0, NET, N_ ("Ways in"), N_ ("How it began")),
  FIELD ("levers", 23, VOCABULARIES, "way_in", 0, NET, N_ ("Levers"), N_ ("What helps and hinders")),
  FIELD ("brakes", 24, VOCABULARIES, "brake", 0, NET, N_ ("Brakes"), N_ ("What helps and hinders")),
  FIELD ("factors", 25, VOCABULARIES, "factor", 0, NET, N_ ("What makes it last"), N_ ("What helps and hinders")),
  FIELD ("thread_a", 26, REFERENCES, "assignment", 0, INT, N_ ("Who holds the thread, first side"), N_ ("Who holds the thread")),
  FIELD ("thread_b", 27, REFERENCES, "assignment", 0, INT, N_ ("Who holds the thread, second side"), N_ ("Who holds the thread")),
  FIELD ("sources", 28, REFERENCES, "source", 0, NET, N_ ("Sources"), N_ ("Evidence")),
  FIELD ("notes", 29, LONG_TEXT, NULL, SEA, INT, N_ ("Notes"), N_ ("Evidence")),
  FIELD ("verified_on", 30, DATE, NULL, 0, NET, N_ ("Verified on"), N_ ("Evidence")),
};

static const DossierField link_step_fields[] = {
  FIELD ("link", 1, REFERENCE, "link", REQ, NET, N_ ("Link"), NULL),
  FIELD ("date", 2, DATE, NULL, 0, NET, N_ ("Date"), NULL),
  FIELD ("step", 3, VOCABULARY, "step", 0, NET, N_ ("Step"), NULL),
  FIELD ("story", 4, LONG_TEXT, NULL, SEA | TIT, NET, N_ ("Story"), NULL),
};

static const DossierField absence_fields[] = {
  FIELD ("structure", 1, REFERENCE, "structure", REQ, NET, N_ ("Structure"), NULL),
  FIELD ("other", 2, REFERENCE, "structure", 0, NET, N_ ("Other structure"), NULL),
  FIELD ("no_school", 3, BOOLEAN, NULL, 0, NET, N_ ("No school at all"), NULL),
  FIELD ("date", 4, DATE, NULL, 0, NET, N_ ("Found on"), NULL),
  FIELD ("source", 5, TEXT, NULL, 0, NET, N_ ("Source"), NULL),
};

static const DossierField action_fields[] = {
  FIELD ("title", 1, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("from", 2, DATE, NULL, 0, NET, N_ ("From"), NULL),
  FIELD ("to", 3, DATE, NULL, 0, NET, N_ ("Until"), NULL),
  FIELD ("recurring", 4, BOOLEAN, NULL, 0, NET, N_ ("Recurring"), NULL),
  FIELD ("structures", 5, REFERENCES, "structure", 0, NET, N_ ("Structures"), NULL),
  FIELD ("links", 6, REFERENCES, "link", 0, NET, N_ ("Links"), NULL),
  FIELD ("programme", 7, VOCABULARY, "programme", 0, NET, N_ ("Programme"), NULL),
  FIELD ("themes", 8, VOCABULARIES, "theme", 0, NET, N_ ("Themes"), NULL),
};

static const DossierField campaign_fields[] = {
  FIELD ("title", 1, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("from", 2, DATE, NULL, 0, NET, N_ ("From"), NULL),
  FIELD ("to", 3, DATE, NULL, 0, NET, N_ ("Until"), NULL),
  FIELD ("questionnaire", 4, LONG_TEXT, NULL, 0, NET, N_ ("Questionnaire"), NULL),
};

static const DossierField contact_fields[] = {
  FIELD ("campaign", 1, REFERENCE, "campaign", REQ, NET, N_ ("Campaign"), NULL),
  FIELD ("structure", 2, REFERENCE, "structure", REQ, NET, N_ ("Structure"), NULL),
  FIELD ("partner", 3, VOCABULARY, "side", 0, NET, N_ ("Partner in charge"), NULL),
  FIELD ("interviewer", 4, TEXT, NULL, PER, INT, N_ ("Interviewer"), NULL),
  FIELD ("status", 5, VOCABULARY, "contact_status", 0, NET, N_ ("Status"), NULL),
  FIELD ("mode", 6, VOCABULARY, "contact_mode", 0, NET, N_ ("Mode"), NULL),
  FIELD ("appointment", 7, DATE, NULL, 0, NET, N_ ("Appointment"), NULL),
  FIELD ("result", 8, LONG_TEXT, NULL, SEA, INT, N_ ("Result"), NULL),
  FIELD ("action_needed", 9, TEXT, NULL, 0, NET, N_ ("Action needed"), NULL),
  FIELD ("minutes", 10, INTEGER, NULL, 0, NET, N_ ("Minutes spent"), NULL),
};

static const DossierField attempt_fields[] = {
  FIELD ("contact", 1, REFERENCE, "contact", REQ, NET, N_ ("Contact"), NULL),
  FIELD ("when", 2, DATE, NULL, 0, NET, N_ ("When"), NULL),
  FIELD ("mode", 3, VOCABULARY, "contact_mode", 0, NET, N_ ("Mode"), NULL),
  FIELD ("result", 4, VOCABULARY, "contact_status", 0, NET, N_ ("Result"), NULL),
  FIELD ("message", 5, LONG_TEXT, NULL, 0, INT, N_ ("Message"), NULL),
  FIELD ("call_back_on", 6, DATE, NULL, 0, NET, N_ ("Call back on"), NULL),
};

static const DossierField passage_fields[] = {
  FIELD ("raw", 1, LONG_TEXT, NULL, REQ | SEA | TIT, INT, N_ ("As it was said"), NULL),
  FIELD ("clean", 2, LONG_TEXT, NULL, SEA, INT, N_ ("As it can be read"), NULL),
  FIELD ("nature", 3, VOCABULARY, "passage_nature", 0, INT, N_ ("Nature"), NULL),
  FIELD ("role", 4, VOCABULARY, "role", 0, INT, N_ ("Role of the speaker"), NULL),
  FIELD ("practices", 5, REFERENCES, "practice", 0, INT, N_ ("Practices"), NULL),
  FIELD ("links", 6, REFERENCES, "link", 0, INT, N_ ("Links"), NULL),
};

static const DossierField question_fields[] = {
  FIELD ("code", 1, TEXT, NULL, 0, NET, N_ ("Code"), NULL),
  FIELD ("title", 2, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("original_number", 3, TEXT, NULL, 0, NET, N_ ("Original number"), NULL),
  FIELD ("order", 4, TEXT, NULL, HID, NET, N_ ("Order"), NULL),
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
  FIELD ("order", 9, TEXT, NULL, HID, NET, N_ ("Order"), NULL),
};

static const DossierField postit_fields[] = {
  FIELD ("raw", 1, LONG_TEXT, NULL, REQ | SEA | TIT, INT, N_ ("Text"), NULL),
  FIELD ("meeting", 2, REFERENCE, "meeting", 0, INT, N_ ("Meeting"), NULL),
  FIELD ("order", 3, TEXT, NULL, HID, INT, N_ ("Order"), NULL),
  FIELD ("question", 4, REFERENCE, "question", 0, INT, N_ ("Question"), NULL),
  FIELD ("practice", 5, REFERENCE, "practice", 0, INT, N_ ("Practice"), NULL),
};

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
};

static const DossierField invitation_fields[] = {
  FIELD ("meeting", 1, REFERENCE, "meeting", REQ, NET, N_ ("Meeting"), NULL),
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
};

static const DossierField vocabulary_term_fields[] = {
  FIELD ("vocabulary", 1, TEXT, NULL, REQ | HID, PUB, N_ ("Vocabulary"), NULL),
  FIELD ("code", 2, TEXT, NULL, REQ | HID, PUB, N_ ("Code"), NULL),
  FIELD ("label", 3, TEXT, NULL, REQ | TIT, PUB, N_ ("Label"), NULL),
  FIELD ("definition", 4, LONG_TEXT, NULL, 0, PUB, N_ ("Definition"), NULL),
  FIELD ("order", 5, INTEGER, NULL, HID, PUB, N_ ("Order"), NULL),
  FIELD ("active", 6, BOOLEAN, NULL, 0, PUB, N_ ("In use"), NULL),
  FIELD ("proposed", 7, BOOLEAN, NULL, HID, PUB, N_ ("Proposed by Liens"), NULL),
  FIELD ("merged_into", 8, REFERENCE, "vocabulary_term", HID, PUB, N_ ("Merged into"), NULL),
};

#define KIND(code, number, label, plural, visibility) \
  { #code, number, label, plural, visibility, code##_fields, G_N_ELEMENTS (code##_fields) }

/* Numbers follow the order of the domain's list of codes; the missing ones are reserved for it. */
static const DossierKind kinds[] = {
  KIND (territory, 1, N_ ("Territory"), N_ ("Territories"), PUB),
  KIND (structure, 2, N_ ("Structure"), N_ ("Structures"), PUB),
  KIND (person, 3, N_ ("Person"), N_ ("People"), INT),
  KIND (assignment, 4, N_ ("Post"), N_ ("Posts"), INT),
  KIND (link, 5, N_ ("Link"), N_ ("Links"), NET),
  KIND (link_step, 6, N_ ("Step of a link"), N_ ("Steps of links"), NET),
  KIND (absence, 7, N_ ("Absence of link"), N_ ("Absences of link"), NET),
  KIND (action, 8, N_ ("Action"), N_ ("Actions"), NET),
  KIND (campaign, 10, N_ ("Survey campaign"), N_ ("Survey campaigns"), NET),
  KIND (contact, 11, N_ ("Survey contact"), N_ ("Survey contacts"), NET),
  KIND (attempt, 12, N_ ("Attempt"), N_ ("Attempts"), NET),
  KIND (passage, 15, N_ ("Passage"), N_ ("Passages"), INT),
  KIND (question, 16, N_ ("Question"), N_ ("Questions"), NET),
  KIND (practice, 17, N_ ("Practice"), N_ ("Practices"), NET),
  KIND (postit, 18, N_ ("Post-it"), N_ ("Post-its"), INT),
  KIND (meeting, 22, N_ ("Meeting"), N_ ("Meetings"), NET),
  KIND (invitation, 23, N_ ("Invitation"), N_ ("Invitations"), NET),
  KIND (task, 24, N_ ("Task"), N_ ("Tasks"), NET),
  KIND (author, 35, N_ ("Author"), N_ ("Authors"), NET),
  KIND (source, 36, N_ ("Source"), N_ ("Sources"), PUB),
  KIND (vocabulary_term, 37, N_ ("Term"), N_ ("Terms"), PUB),
};

const DossierKind *
dossier_kinds_get (guint *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

const DossierKind *
dossier_kinds_find (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].code, code) == 0)
      return &kinds[i];
  return NULL;
}

const DossierKind *
dossier_kinds_find_number (guint number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].number == number)
      return &kinds[i];
  return NULL;
}

const DossierField *
dossier_kind_find_field (const DossierKind *self,
                         const char        *code)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; code != NULL && i < self->n_fields; i++)
    if (strcmp (self->fields[i].code, code) == 0)
      return &self->fields[i];
  return NULL;
}

const DossierField *
dossier_kind_find_field_number (const DossierKind *self,
                                guint              number)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].number == number)
      return &self->fields[i];
  return NULL;
}

gboolean
dossier_field_is_set (const DossierField *self)
{
  return self->type == DOSSIER_FIELD_VOCABULARIES || self->type == DOSSIER_FIELD_PROGRAMMES ||
         self->type == DOSSIER_FIELD_REFERENCES || self->type == DOSSIER_FIELD_WORDS;
}

const char *
dossier_kinds_translate (const char *label)
{
  return label == NULL ? NULL : g_dgettext (GETTEXT_PACKAGE, label);
}
