/* dossier-kinds-collecting-private.h - the fields of the survey, of what was said, and of the guide
 *
 * Only dossier-kinds.c includes it, after the words a row is written with.
 */
#pragma once

static const DossierField campaign_fields[] = {
  FIELD ("title", 1, TEXT, NULL, REQ | SEA | TIT, NET, N_ ("Title"), NULL),
  FIELD ("from", 2, DATE, NULL, 0, NET, N_ ("From"), NULL),
  FIELD ("to", 3, DATE, NULL, 0, NET, N_ ("Until"), NULL),
  FIELD ("questionnaire", 4, LONG_TEXT, NULL, 0, NET, N_ ("Questionnaire"), NULL),
  FIELD ("visibility", 5, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), N_ ("Privacy")),
};

static const DossierField contact_fields[] = {
  FIELD ("campaign", 1, REFERENCE, "campaign", REQ | OWN, NET, N_ ("Campaign"), NULL),
  FIELD ("structure", 2, REFERENCE, "structure", REQ, NET, N_ ("Structure"), NULL),
  FIELD ("partner", 3, VOCABULARY, "side", 0, NET, N_ ("Partner in charge"), NULL),
  FIELD ("interviewer", 4, TEXT, NULL, PER, INT, N_ ("Interviewer"), NULL),
  FIELD ("status", 5, VOCABULARY, "contact_status", 0, NET, N_ ("Status"), NULL),
  FIELD ("mode", 6, VOCABULARY, "contact_mode", 0, NET, N_ ("Mode"), NULL),
  FIELD ("appointment", 7, DATE, NULL, 0, NET, N_ ("Appointment"), NULL),
  FIELD ("result", 8, LONG_TEXT, NULL, SEA, INT, N_ ("Result"), NULL),
  FIELD ("action_needed", 9, TEXT, NULL, 0, NET, N_ ("Action needed"), NULL),
  FIELD ("minutes", 10, INTEGER, NULL, 0, NET, N_ ("Minutes spent"), NULL),
  FIELD ("visibility", 11, VOCABULARY, "visibility", 0, NET, N_ ("Visibility"), N_ ("Privacy")),
};

static const DossierField attempt_fields[] = {
  FIELD ("contact", 1, REFERENCE, "contact", REQ | OWN, NET, N_ ("Contact"), NULL),
  FIELD ("when", 2, DATE, NULL, 0, NET, N_ ("When"), NULL),
  FIELD ("mode", 3, VOCABULARY, "contact_mode", 0, NET, N_ ("Mode"), NULL),
  FIELD ("result", 4, VOCABULARY, "contact_status", 0, NET, N_ ("Result"), NULL),
  FIELD ("message", 5, LONG_TEXT, NULL, 0, INT, N_ ("Message"), NULL),
  FIELD ("call_back_on", 6, DATE, NULL, 0, NET, N_ ("Call back on"), NULL),
};

static const DossierField interview_fields[] = {
  FIELD ("title", 1, TEXT, NULL, SEA | TIT, INT, N_ ("Title"), NULL),
  FIELD ("date", 2, DATE, NULL, 0, INT, N_ ("Date"), NULL),
  FIELD ("place", 3, TEXT, NULL, SEA, INT, N_ ("Place"), NULL),
  FIELD ("mode", 4, VOCABULARY, "contact_mode", 0, INT, N_ ("Mode"), NULL),
  FIELD ("contact", 5, REFERENCE, "contact", 0, INT, N_ ("Survey contact"), NULL),
  FIELD ("structures", 6, REFERENCES, "structure", 0, INT, N_ ("Structures"), N_ ("Who was met")),
  FIELD ("roles", 7, VOCABULARIES, "role", 0, INT, N_ ("Roles met"), N_ ("Who was met")),
  FIELD ("interviewer", 8, TEXT, NULL, PER, INT, N_ ("Interviewer"), N_ ("Who was met")),
  FIELD ("raw", 9, LONG_TEXT, NULL, SEA | TIT, INT, N_ ("Notes as they were taken"), N_ ("What was said")),
  FIELD ("visibility", 10, VOCABULARY, "visibility", 0, INT, N_ ("Visibility"), N_ ("Privacy")),
};

static const DossierField recording_fields[] = {
  FIELD ("label", 1, TEXT, NULL, REQ | SEA | TIT, INT, N_ ("Label"), NULL),
  FIELD ("file", 2, TEXT, NULL, 0, INT, N_ ("File"), NULL),
  FIELD ("length", 3, INTEGER, NULL, 0, INT, N_ ("Length (seconds)"), NULL),
  FIELD ("interview", 4, REFERENCE, "interview", 0, INT, N_ ("Interview"), NULL),
  FIELD ("meeting", 5, REFERENCE, "meeting", 0, INT, N_ ("Meeting"), NULL),
  FIELD ("visibility", 6, VOCABULARY, "visibility", 0, INT, N_ ("Visibility"), N_ ("Privacy")),
  FIELD ("source", 7, REFERENCE, "source", 0, INT, N_ ("Document"), NULL),
};

static const DossierField passage_fields[] = {
  FIELD ("raw", 1, LONG_TEXT, NULL, REQ | SEA | TIT, INT, N_ ("As it was said"), NULL),
  FIELD ("clean", 2, LONG_TEXT, NULL, SEA, INT, N_ ("As it can be read"), NULL),
  FIELD ("nature", 3, VOCABULARY, "passage_nature", 0, INT, N_ ("Nature"), NULL),
  FIELD ("role", 4, VOCABULARY, "role", 0, INT, N_ ("Role of the speaker"), NULL),
  FIELD ("practices", 5, REFERENCES, "practice", 0, INT, N_ ("Practices"), NULL),
  FIELD ("links", 6, REFERENCES, "link", 0, INT, N_ ("Links"), NULL),
  FIELD ("speaker_type", 7, VOCABULARY, "structure_type", 0, INT, N_ ("Kind of structure of the speaker"), NULL),
  FIELD ("interview", 8, REFERENCE, "interview", 0, INT, N_ ("Interview"), N_ ("Where it comes from")),
  FIELD ("meeting", 9, REFERENCE, "meeting", 0, INT, N_ ("Meeting"), N_ ("Where it comes from")),
  FIELD ("source", 10, REFERENCE, "source", 0, INT, N_ ("Document"), N_ ("Where it comes from")),
  FIELD ("recording", 11, REFERENCE, "recording", 0, INT, N_ ("Recording"), N_ ("Where it comes from")),
  FIELD ("start", 12, INTEGER, NULL, 0, INT, N_ ("Begins at (seconds)"), N_ ("Where it comes from")),
  FIELD ("end", 13, INTEGER, NULL, 0, INT, N_ ("Ends at (seconds)"), N_ ("Where it comes from")),
  FIELD ("mark", 14, TEXT, NULL, 0, INT, N_ ("Mark as written"), N_ ("Where it comes from")),
  FIELD ("questions", 15, REFERENCES, "question", 0, INT, N_ ("Questions"), N_ ("What it speaks of")),
  FIELD ("levers", 16, VOCABULARIES, "way_in", 0, INT, N_ ("Levers"), N_ ("What it speaks of")),
  FIELD ("brakes", 17, VOCABULARIES, "brake", 0, INT, N_ ("Brakes"), N_ ("What it speaks of")),
  FIELD ("postures", 18, VOCABULARIES, "posture", 0, INT, N_ ("What the centre does"), N_ ("What it speaks of")),
  FIELD ("visibility", 19, VOCABULARY, "visibility", 0, INT, N_ ("Visibility"), N_ ("Privacy")),
  FIELD ("order", 20, TEXT, NULL, HID | RNK, INT, N_ ("Order"), NULL),
  FIELD ("line", 21, INTEGER, NULL, HID, INT, N_ ("Line of the document"), NULL),
  FIELD ("at", 22, INTEGER, NULL, HID, INT, N_ ("Place in the notes (bytes)"), NULL),
  FIELD ("bytes", 23, INTEGER, NULL, HID, INT, N_ ("Length in the notes (bytes)"), NULL),
  FIELD ("open_questions", 24, REFERENCES, "open_question", 0, INT, N_ ("Open questions"), N_ ("What it speaks of")),
};
