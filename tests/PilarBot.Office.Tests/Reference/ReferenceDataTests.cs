using System.Text;
using PilarBot.Flows.Definition;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Tests.Reference;

public sealed class ReferenceDataTests
{
    public static TheoryData<string> Lists => ["ppks", "netralitas", "peran", "program-usulan", "rtlh-rumah", "rtlh-prioritas", "hasil-kasus", .. VervalOption.Lists.Keys];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Values_are_unique_and_short_and_labels_fit_a_button(string name)
    {
        var list = ListOf(name);

        Assert.Equal(list.Count, list.Select(item => item.Value).Distinct().Count());
        Assert.Equal(list.Count, list.Select(item => item.Label.ToUpperInvariant()).Distinct().Count());
        Assert.All(list, item => Assert.InRange(Encoding.UTF8.GetByteCount(item.Value), 1, 48));
        Assert.All(list, item => Assert.InRange(item.Label.Length, 3, 40));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void No_two_entries_answer_to_the_same_word(string name)
    {
        var words = ListOf(name)
            .SelectMany(item => item.Aliases.Append(item.Label).Append(item.Value).Select(word => (Word: word.ToUpperInvariant(), item.Value)).Distinct())
            .GroupBy(word => word.Word).Where(word => word.Count() > 1);

        Assert.Empty(words.Select(word => $"{word.Key}: {string.Join(", ", word.Select(w => w.Value))}"));
    }

    [Fact]
    public void A_programme_asks_for_papers_that_are_known_and_says_what_it_rests_on()
    {
        Assert.All(AidProgram.All, program =>
        {
            Assert.NotEmpty(program.Papers);
            Assert.All(program.Papers, paper => Assert.NotNull(ProposalPaper.Find(paper)));
            Assert.Contains(program.Mark, new[] { "V", "P", "M" });
        });
        Assert.All(ProposalPaper.All, paper => Assert.InRange(paper.Label.Length, 3, 40));
    }

    [Fact]
    public void There_are_26_kinds_of_ppks_in_the_order_of_the_annex()
    {
        Assert.Equal(Enumerable.Range(1, 26).Select(number => $"{number:00}"), PpksKind.All.Select(kind => kind.Code));
        Assert.Equal("Anak Balita Telantar", PpksKind.All[0].Name);
        Assert.Equal("Komunitas Adat Terpencil", PpksKind.All[^1].Name);
        Assert.Equal(26, PpksKind.All.Select(kind => kind.Abbreviation).Distinct().Count());
    }

    [Fact]
    public void Every_kind_has_a_field_of_service_and_the_five_minimum_services_have_their_kinds()
    {
        Assert.Equal(["dayasos", "fakir-miskin", "linjamsos", "rehsos"], PpksKind.All.Select(kind => kind.ServiceLine).Distinct().Order());
        Assert.All(PpksKind.All, kind => Assert.NotEqual(kind.ServiceLine, PpksKind.LineLabel(kind.ServiceLine)));
        Assert.Equal(["anak", "bencana", "disabilitas", "lansia", "tuna_sosial"], PpksKind.All.Select(kind => kind.SpmService).OfType<string>().Distinct().Order());
    }

    [Fact]
    public void Kinds_of_one_group_follow_each_other()
    {
        var groups = PpksKind.All.Select(kind => kind.Group).ToList();
        var changes = groups.Zip(groups.Skip(1)).Count(pair => pair.First != pair.Second);

        Assert.Equal(groups.Distinct().Count() - 1, changes);
    }

    [Fact]
    public void Children_health_violence_and_criminal_records_are_sensitive()
    {
        Assert.All(PpksKind.All.Where(kind => kind.Group == "Anak"), kind => Assert.True(kind.Sensitive, kind.Name));
        Assert.All(new[] { "09", "10", "15", "16", "17", "18", "19", "25" }, code => Assert.True(PpksKind.Find(code)!.Sensitive, code));
        Assert.Equal(["08", "11", "12", "13", "21", "22", "23", "24", "26"], PpksKind.All.Where(kind => !kind.Sensitive).Select(kind => kind.Code));
    }

    [Fact]
    public void Only_known_minimum_services_are_named() => Assert.Equal(
        ["anak", "bencana", "disabilitas", "lansia", "tuna_sosial"],
        PpksKind.All.Select(kind => kind.SpmService).OfType<string>().Distinct().Order());

    [Fact]
    public void A_shortened_label_keeps_the_full_name_in_hint_and_search()
    {
        var item = PpksKind.List.Single(item => item.Value == "06");

        Assert.Equal("Anak Korban Kekerasan/Perlakuan Salah", item.Label);
        Assert.StartsWith("Anak yang Menjadi Korban Tindak Kekerasan atau Diperlakukan Salah: ", item.Hint, StringComparison.Ordinal);
        Assert.Contains("Anak yang Menjadi Korban Tindak Kekerasan atau Diperlakukan Salah", item.Aliases);
    }

    [Theory]
    [InlineData("lansia", "08")]
    [InlineData("lanjut usia terlantar", "08")]
    [InlineData("anak terlantar", "02")]
    [InlineData("anak balita terlantar", "01")]
    [InlineData("gepeng", "11")]
    [InlineData("difabel", "09")]
    [InlineData("WRSE", "23")]
    [InlineData("ODHA", "16")]
    [InlineData("KDRT", "19")]
    public void Words_of_the_field_lead_to_the_kind_and_are_never_shown(string word, string code)
    {
        Assert.Contains(word, PpksKind.List.Single(item => item.Value == code).Aliases, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("gepeng", string.Join(' ', PpksKind.List.Select(item => item.Label + item.Hint)), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("01", 6, true)]
    [InlineData("01", 0, false)]
    [InlineData("08", 59, true)]
    [InlineData("08", 60, false)]
    [InlineData("04", 18, true)]
    [InlineData("24", 3, false)]
    public void An_unusual_age_is_noticed(string code, int age, bool unusual) => Assert.Equal(unusual, PpksKind.Find(code)!.IsUnusualAge(age));

    [Fact]
    public void What_was_not_verified_is_marked()
    {
        Assert.Equal(["09", "18", "20"], PpksKind.All.Where(kind => kind.Verification == Verification.FromMemory).Select(kind => kind.Code));
        Assert.Equal(9, PpksKind.All.Count(kind => kind.Verification == Verification.Partly));
        Assert.DoesNotContain(PpksKind.List, item => item.Hint!.Contains("Permensos", StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_offer_twelve_prohibitions_and_one_for_anything_else()
    {
        Assert.Equal([.. Enumerable.Range(1, 12).Select(number => $"NET{number:00}"), "NET99"], NeutralityRule.List.Select(item => item.Value));
        Assert.Equal(5, NeutralityRule.All.Count(rule => rule.Kind == NeutralityKind.Duty));
        Assert.Equal(NeutralityScope.CivilServants, NeutralityRule.Find("NET08")!.AppliesTo);
        Assert.Equal(NeutralityScope.PkhCompanions, NeutralityRule.Find("NET12")!.AppliesTo);
        Assert.All(NeutralityRule.All, rule => Assert.Equal(rule.Kind == NeutralityKind.Other, rule.Source is null));
    }

    [Fact]
    public void What_can_be_reported_reads_in_English_too()
    {
        var english = NeutralityRule.List.Select(item => item.In("en")).ToList();

        Assert.All(NeutralityRule.List.Zip(english), both => Assert.NotEqual((both.First.Label, both.First.Hint), (both.Second.Label, both.Second.Hint)));
        Assert.All(english, item => Assert.InRange(item.Label.Length, 1, 40));
        Assert.Equal(english.Count, english.DistinctBy(item => item.Label).Count());
    }

    [Fact]
    public void Only_pillars_and_partners_can_be_asked_for_and_each_needs_a_territory()
    {
        Assert.Equal(
            ["tksk", "psm", "tks", "puskesos", "pendamping-pkh", "tagana", "penyuluh", "rt-rw", "operator-desa", "camat", "kades-lurah"],
            OfficeRole.List.Select(item => item.Value));
        Assert.Equal(
            ["staf-dinsos", "koordinator-tksk", "kepala-dinas", "penangan-aduan", "penangan-layanan", "admin"],
            OfficeRole.All.Where(role => role.IsStaff).Select(role => role.Code));
        Assert.Equal(["inspektorat"], OfficeRole.All.Where(role => role.Kind is RoleKind.Overseer).Select(role => role.Code));
        Assert.All(OfficeRole.All, role => Assert.Equal(role.Kind is RoleKind.Staff or RoleKind.Overseer, role.Territory == RoleTerritory.None));
        Assert.Equal(RoleTerritory.Kecamatan, OfficeRole.Find("tksk")!.Territory);
        Assert.Null(OfficeRole.Find("warga"));
    }

    private static IReadOnlyList<ReferenceItem> ListOf(string name) => name switch
    {
        "ppks" => PpksKind.List,
        "netralitas" => NeutralityRule.List,
        "program-usulan" => AidProgram.List,
        "hasil-kasus" => CaseResult.List,
        "peran" => [.. OfficeRole.All.Select(role => role.ToItem())],
        "rtlh-rumah" => RtlhCriterion.ListOf(RtlhCriterionKind.House),
        "rtlh-prioritas" => RtlhCriterion.ListOf(RtlhCriterionKind.Priority),
        _ => VervalOption.Lists[name],
    };
}
