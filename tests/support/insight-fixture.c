#include "insight-fixture.h"

#include "demo-dossier.h"
#include "exchange-plan.h"

char *
insight_fixture_pair (const char *field,
                      const char *value)
{
  return g_strdup_printf ("%s=%s", field, value);
}

void
insight_fixture_tell_demonstration (DossierFixture *self)
{
  g_autoptr (GError) error = NULL;

  demo_dossier_write (self->store, 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
import_file (DossierFixture *self,
             const char     *path)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GPtrArray)    tables = exchange_reader_read (path, 0, NULL, NULL, NULL, &error);
  g_autoptr (ExchangePlan) plan = NULL;

  g_assert_no_error (error);
  plan = exchange_plan_new (self->store, tables, path, NULL, &error);
  g_assert_no_error (error);
  exchange_plan_apply (plan, self->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

gboolean
insight_fixture_import_valdoise (DossierFixture *self)
{
  static const char *const names[] = { "valdoise/communes/communes-95-geo.api.gouv.fr-2026.geojson",
                                       "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_headers2026.csv",
                                       "valdoise/centres-sociaux/centres-sociaux-95_SYNTHETIC-FICTIONAL.csv" };
  const char              *folder = g_getenv ("LIENS_SHARED_DATA");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder != NULL ? folder : "", names[i], NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_skip ("the shared open data is not on this machine");
          return FALSE;
        }
      import_file (self, path);
    }
  return TRUE;
}
