/* test-import-glance.c: the table's rows, glued, split and cut short.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-import-glance.h"

static const struct
{
  const char *text;
  const char *label;
  const char *value;
} lines[] = {
  { "Condition", "Condition", "" },
  { "ConditionMicrobial keratitis", "Condition", "Microbial keratitis" },
  { "Key MechanismsPatient-facing tools", "Key Mechanisms", "Patient-facing tools" },
  { "Key mechanisms: Pooling", "Key Mechanisms", "Pooling" },
  { "Target Population   Choirs", "Target Population", "Choirs" },
  { "Care Setting – Clinics", "Care Setting", "Clinics" },
  { "Care Settings: Clinics", "Care Setting", "Clinics" },
  { "Care Settinghome", "Care Setting", "home" },
  { "ConditioneGFR decline", "Condition", "eGFR decline" },
  { "Condition(s): Two", "Condition", "Two" },
  { "Target Population18 years and over", "Target Population", "18 years and over" },

  { "Conditional approval", NULL, NULL },
  { "Condition-specific care", NULL, NULL },
  { "Conditioning", NULL, NULL },
  { "Key", NULL, NULL },
  { "The Condition", NULL, NULL },
  { "", NULL, NULL },
};

static void
test_labels (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      guint at = 0;
      const char *label = vouch_import_glance_find_label (lines[i].text, &at);

      if (g_strcmp0 (label, lines[i].label) != 0)
        fail_msg ("“%s” has label “%s”", lines[i].text, label);
      if (label)
        assert_string_equal (g_utf8_offset_to_pointer (lines[i].text, at), lines[i].value);
    }
}

/* Cells are printed as "label=value", "; " between them. */
static const struct
{
  const char *text;
  const char *cells;
} tables[] = {
  { "CategoryDetail\nConditionA\nKey MechanismsB\nTarget PopulationC\nCare SettingD",
    "Condition=A; Key Mechanisms=B; Target Population=C; Care Setting=D" },
  { "CategoryDetail\nCondition\nKey MechanismsB\nTarget Population\nCare Setting",
    "Condition=; Key Mechanisms=B; Target Population=; Care Setting=" },
  { "| Category | Detail |\n|---|---|\n| Condition | A |\n| Key Mechanisms | |\n"
    "| Target Population | C \\| E |\n| Care Setting |",
    "Condition=A; Key Mechanisms=; Target Population=C | E; Care Setting=" },
  { "Category | Detail\n--- | ---\nCondition | A\nCare Setting | D",
    "Condition=A; Key Mechanisms=; Target Population=; Care Setting=D" },
  { "Category\tDetail\nCondition\tA\nKey Mechanisms\t\nCare Setting\tD",
    "Condition=A; Key Mechanisms=; Target Population=; Care Setting=D" },
  { "| Condition | A |\n| | |\nKey Mechanisms |\n|  |",
    "Condition=A; Key Mechanisms=; Target Population=; Care Setting=" },
  { "Condition\n\nA\n\nKey Mechanisms\n\nB\n\nTarget Population\n\nCare Setting\n\nD",
    "Condition=A; Key Mechanisms=B; Target Population=; Care Setting=D" },
  { "Category\nDetail\nCondition\nA\nKey Mechanisms\nB",
    "Condition=A; Key Mechanisms=B; Target Population=; Care Setting=" },
  { "Condition: A\nKey Mechanisms: B\nDrug Class: None\nCare Setting: D",
    "Condition=A; Key Mechanisms=B; Target Population=; Care Setting=D; Drug Class=None" },
  { "- Condition: A\n- Key Mechanisms: B",
    "Condition=A; Key Mechanisms=B; Target Population=; Care Setting=" },
  { "CategoryDetailConditionDry eyeKey MechanismsEvaporationTarget PopulationAdultsCare "
    "SettingClinics",
    "Condition=Dry eye; Key Mechanisms=Evaporation; Target Population=Adults; Care "
    "Setting=Clinics" },
  { "Care Setting: D\nCondition: A",
    "Condition=A; Key Mechanisms=; Target Population=; Care Setting=D" },
  { "Key Mechanisms\n- First\n- Second",
    "Condition=; Key Mechanisms=First\nSecond; Target Population=; Care Setting=" },
  { "Condition: A\nCondition is rare",
    "Condition=A\nCondition is rare; Key Mechanisms=; Target Population=; Care Setting=" },
  { "Key Mechanisms: B (ensure sourced).",
    "Condition=; Key Mechanisms=B.!ensure sourced@1; Target Population=; Care Setting=" },
};

static char *
print_cells (const VouchImportSection *section)
{
  GString *cells = g_string_new (NULL);

  for (guint i = 0; i < section->statements->len; i++)
    {
      const VouchImportStatement *cell = section->statements->pdata[i];

      g_string_append_printf (cells, "%s%s=%s", i > 0 ? "; " : "", cell->label,
                              cell->text->text->str);
      if (cell->marker)
        g_string_append_printf (cells, "!%s@%u", cell->marker->str, cell->marker_at);
    }
  return g_string_free (cells, FALSE);
}

static void
test_tables (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (VouchImportDraft) draft = vouch_import_draft_new ();
      g_autoptr (VouchImportReport) report = vouch_import_report_new ();
      g_autoptr (GPtrArray) blocks
          = vouch_import_blocks_read (tables[i].text, VOUCH_IMPORT_MARKDOWN, report);
      g_autofree char *cells = NULL;
      VouchImportGlance glance;

      vouch_import_glance_init (&glance,
                                vouch_import_draft_get_section (draft, VOUCH_IMPORT_ROLE_GLANCE));
      for (guint k = 0; k < blocks->len; k++)
        vouch_import_glance_read (&glance, blocks->pdata[k]);
      vouch_import_glance_complete (&glance, report);
      cells = print_cells (glance.section);
      vouch_import_glance_clear (&glance);
      assert_string_equal (cells, tables[i].cells);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_labels),
    cmocka_unit_test (test_tables),
  };

  return vouch_test_run ("import-glance", tests);
}
