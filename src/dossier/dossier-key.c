#include "dossier-key.h"

static int
weigh (const char *key)
{
  if (g_str_equal (key, DOSSIER_KEY_UNKNOWN))
    return 0;
  return dossier_key_is_answer (key) ? 1 : 2;
}

gboolean
dossier_key_is_answer (const char *key)
{
  static const char *const answers[] = { DOSSIER_KEY_UNKNOWN, DOSSIER_KEY_NOT_APPLICABLE, DOSSIER_KEY_NONE, NULL };

  return g_strv_contains (answers, key);
}

int
dossier_key_compare_weight (const char *one,
                            const char *other)
{
  return weigh (one) - weigh (other);
}
