#include "config.h"

#include "exchange-proposal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base-identifier.h"
#include "base-text.h"

static void
reason_free (gpointer data)
{
  ExchangeReason *reason = data;

  g_free (reason->detail);
  g_free (reason);
}

static void
answer_free (gpointer data)
{
  ExchangeAnswer *answer = data;

  g_clear_pointer (&answer->value, dossier_value_unref);
  g_free (answer->key);
  g_free (answer);
}

ExchangeProposal *
exchange_proposal_new (const DossierKind *kind,
                       guint              sheet,
                       guint64            line)
{
  ExchangeProposal *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_new0 (ExchangeProposal, 1);
  self->kind = kind;
  self->sheet = sheet;
  self->line = line;
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  self->reasons = g_ptr_array_new_with_free_func (reason_free);
  return self;
}

void
exchange_proposal_free (ExchangeProposal *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->reasons);
  g_free (self->id);
  g_free (self->name);
  g_free (self->uai);
  g_free (self->official_type);
  g_free (self->commune_code);
  g_free (self->commune_name);
  g_free (self->import_code);
  g_free (self->town_in_address);
  g_free (self);
}

static ExchangeAnswer *
add_answer (ExchangeProposal *self,
            const char       *field)
{
  const DossierField *found = dossier_kind_find_field (self->kind, field);
  ExchangeAnswer     *answer;

  g_return_val_if_fail (found != NULL, NULL);

  answer = g_new0 (ExchangeAnswer, 1);
  answer->field = found;
  g_ptr_array_add (self->answers, answer);
  return answer;
}

void
exchange_proposal_take (ExchangeProposal *self,
                        const char       *field,
                        DossierValue     *value)
{
  ExchangeAnswer *answer;

  g_return_if_fail (self != NULL && field != NULL);

  if (value == NULL)
    return;
  exchange_proposal_drop (self, field);
  answer = add_answer (self, field);
  if (answer != NULL)
    answer->value = value;
}

void
exchange_proposal_take_text (ExchangeProposal *self,
                             const char       *field,
                             char             *text)
{
  g_autofree char *owned = text;

  if (owned != NULL && owned[0] != '\0')
    exchange_proposal_take (self, field, dossier_value_new_text (owned));
}

void
exchange_proposal_add_key (ExchangeProposal *self,
                           const char       *field,
                           const char       *key)
{
  ExchangeAnswer *answer;

  g_return_if_fail (self != NULL && field != NULL && key != NULL);

  answer = add_answer (self, field);
  if (answer != NULL)
    answer->key = g_strdup (key);
}

DossierValue *
exchange_proposal_find (const ExchangeProposal *self,
                        const char             *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  for (guint i = 0; i < self->answers->len; i++)
    {
      const ExchangeAnswer *answer = self->answers->pdata[i];

      if (answer->value != NULL && strcmp (answer->field->code, field) == 0)
        return answer->value;
    }
  return NULL;
}

void
exchange_proposal_drop (ExchangeProposal *self,
                        const char       *field)
{
  g_return_if_fail (self != NULL && field != NULL);

  for (guint i = self->answers->len; i > 0; i--)
    if (strcmp (((ExchangeAnswer *) self->answers->pdata[i - 1])->field->code, field) == 0)
      g_ptr_array_remove_index (self->answers, i - 1);
}

void
exchange_proposal_doubt (ExchangeProposal *self,
                         const char       *code,
                         const char       *detail)
{
  ExchangeReason *reason;

  g_return_if_fail (self != NULL && code != NULL);

  reason = g_new0 (ExchangeReason, 1);
  reason->code = code;
  reason->detail = g_strdup (detail);
  g_ptr_array_add (self->reasons, reason);
}

void
exchange_proposal_refuse (ExchangeProposal *self,
                          const char       *code,
                          const char       *detail)
{
  exchange_proposal_doubt (self, code, detail);
  self->refused = TRUE;
}

static const struct
{
  const char *code;
  const char *sentence; /* one %s: the detail */
} sentences[] = {
  { "no-name", N_ ("No name is written.") },
  { "no-code", N_ ("No official code is written.") },
  { "bad-uai", N_ ("“%s” is not a UAI number.") },
  { "uai-letter", N_ ("The check letter of the UAI number %s is wrong.") },
  { "several-in-one", N_ ("Several quarters stand in one row (%s), without outlines.") },
  { "no-outline", N_ ("No outline is drawn.") },
  { "to-open", N_ ("The register says that it is going to open.") },
  { "to-close", N_ ("The register says that it is going to close.") },
  { "closed", N_ ("The register says that it is closed.") },
  { "commune-unknown", N_ ("No commune of the dossier is called “%s”.") },
  { "commune-twice", N_ ("Several communes of the dossier are called “%s”.") },
  { "position-unread", N_ ("The position “%s” cannot be read; it remains to be placed.") },
  { "position-swapped", N_ ("The two numbers of the position were exchanged (%s); it was read the other way round.") },
  { "position-other-system", N_ ("The position (%s) is in another system than the rest of the file; it remains to be checked.") },
  { "position-outside", N_ ("The position is %s outside the commune; it remains to be checked.") },
  { "position-far", N_ ("The position is %s away from its commune: it was not taken.") },
  { "position-apart", N_ ("The position is %s away from the other rows of the file; it remains to be checked.") },
  { "email", N_ ("“%s” does not look like an e-mail address.") },
  { "value-unread", N_ ("“%s” cannot be read; it was left out.") },
  { "person-said", N_ ("Somebody wrote another value for %s; it was kept.") },
  { "register-said", N_ ("The public register says another value for %s; it was kept.") },
  { "several-alike", N_ ("Several records could be this one: %s. Nothing was imported.") },
  { "alike", N_ ("It looks like “%s”, which is already there. Nothing was imported.") },
  { "same-row", N_ ("The same thing stands on line %s already.") },
  { "in-trash", N_ ("It was deleted from the dossier and stays in the trash.") },
  { "school-unknown", N_ ("The school %s is not in the dossier: import the school directory first.") },
  { "record-unknown", N_ ("No record has the identifier %s.") },
  { "structure-unknown", N_ ("No structure is called “%s”.") },
  { "structure-twice", N_ ("Several structures are called “%s”.") },
  { "link-to-itself", N_ ("A link joins two different structures.") },
  { "no-rights", N_ ("This column cannot be imported: %s.") },
};

char *
exchange_reason_explain (const ExchangeReason *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].code, reason->code) == 0)
      {
        g_auto (GStrv) parts = g_strsplit (g_dgettext (GETTEXT_PACKAGE, sentences[i].sentence), "%s", 2);

        return g_strconcat (parts[0], parts[1] != NULL ? (reason->detail != NULL ? reason->detail : "?") : "", parts[1], NULL);
      }
  return g_strdup (reason->code);
}

char *
exchange_identity_of_territory (const char *type,
                                const char *code)
{
  g_autofree char *words = g_strdup_printf ("territory:%s:%s", type, code);

  return base_identifier_derive (words);
}

char *
exchange_identity_of_school (const char *uai,
                             const char *official_type,
                             const char *name)
{
  g_autofree char *type = base_text_fold (official_type), *folded = base_text_fold (name);
  g_autofree char *words = g_strdup_printf ("school:%s:%s%s%s", uai, type, type[0] != '\0' && folded[0] != '\0' ? " " : "", folded);

  return base_identifier_derive (words);
}
