using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class ChoiceTests
{
    private const string Fruit = """
        flow: buah
        title: Buah
        start: [buah]
        steps:
          - ask: buah
            say: Buah apa?
            choose:
              - { value: mangga, label: Mangga, aliases: [pelem] }
              - { value: pisang, label: Pisang raja }
              - jeruk
          - ask: suka
            say: Suka?
            answer: yes-no
        """;

    private const string Village = """
        flow: desa
        title: Desa
        start: [desa]
        steps:
          - ask: desa
            answer: wilayah
            level: desa
        """;

    [Theory]
    [InlineData("1", "mangga")]
    [InlineData("2", "pisang")]
    [InlineData("３", "jeruk")]
    [InlineData("Mangga", "mangga")]
    [InlineData("MANGGA!", "mangga")]
    [InlineData("manga", "mangga")]
    [InlineData("pelem", "mangga")]
    [InlineData("pisang", "pisang")]
    [InlineData("pisang rja", "pisang")]
    [InlineData("raja", "pisang")]
    [InlineData("jeruk", "jeruk")]
    public void A_number_a_label_and_a_label_with_a_slip_pick(string typed, string value) =>
        Assert.Equal(value, Chat.With(Fruit).Types("buah", typed)["buah"]?.Value?.ToString());

    [Theory]
    [InlineData("< 10 Meter", "dekat")]
    [InlineData(">= 10 meter", "jauh")]
    [InlineData("10 meter", null)]
    public void A_label_as_it_is_written_picks_also_where_only_signs_tell_it_from_another(string typed, string? value)
    {
        const string Distance = """
            flow: jarak
            title: Jarak
            start: [jarak]
            steps:
              - ask: jarak
                say: Berapa jauh?
                choose: { from: jarak }
              - ask: suka
                say: Suka?
                answer: yes-no
            """;

        Assert.Equal(value, Chat.With(Distance).Types("jarak", typed)["jarak"]?.Value?.ToString());
    }

    [Theory]
    [InlineData("4")]
    [InlineData("0,5")]
    [InlineData("durian")]
    public void What_is_no_choice_says_so_and_shows_the_choices(string typed)
    {
        var chat = Chat.With(Fruit).Types("buah", typed);

        Assert.Contains("belum kami temukan", chat.Last);
        Assert.Equal(["Mangga", "Pisang raja", "jeruk"], chat.Labels);
    }

    [Theory]
    [InlineData("ya", "true")]
    [InlineData("iya", "true")]
    [InlineData("Betul.", "true")]
    [InlineData("1", "true")]
    [InlineData("tidak", "false")]
    [InlineData("nggak", "false")]
    [InlineData("2", "false")]
    public void Yes_and_no_have_many_spellings(string typed, string value)
    {
        var chat = Chat.With(Fruit + "\n  - ask: lagi\n    answer: text\n").Types("buah", "1", typed);

        Assert.Equal(value, chat["suka"]!.Value!.ToJsonString());
    }

    [Theory]
    [InlineData("answer: location", "1", "tanpa")]
    [InlineData("answer: photos", "1", "tanpa")]
    [InlineData("choose: [a, b]", "3", "tanpa")]
    [InlineData("answer: yes-no", "3", "tanpa")]
    public void A_number_also_picks_another_way_out_where_digits_are_no_answer(string answer, string typed, string choice)
    {
        var chat = Chat.With($"flow: f\ntitle: F\nstart: [isi]\nsteps:\n  - ask: x\n    say: X?\n    {answer}\n    or: [{{ value: tanpa, label: Tidak bisa }}]\n  - ask: y\n    answer: text\n");

        Assert.Equal(choice, chat.Types("isi", typed)["x"]?.Choice);
    }

    [Fact]
    public void A_number_that_is_an_answer_stays_one()
    {
        var chat = Chat.With("flow: f\ntitle: F\nstart: [isi]\nsteps:\n  - ask: x\n    answer: number\n    or: [{ value: tanpa, label: Tidak tahu }]\n  - ask: y\n    answer: text\n");

        Assert.Equal("1", chat.Types("isi", "1")["x"]!.Value!.ToJsonString());
    }

    [Fact]
    public void A_long_list_is_paged_there_and_back()
    {
        var chat = Chat.With(Samples.Report).Types("lapor");
        var ordinal = chat.Dialogue.Ordinal;

        chat.Taps("Lainnya ▸");
        Assert.Equal("Gelandangan", chat.Labels[2]);
        Assert.Equal(10, chat.Buttons.Count);
        chat.Taps("Lainnya ▸", "Lainnya ▸");
        Assert.DoesNotContain("Lainnya ▸", chat.Labels);
        chat.Taps("◂ Sebelumnya", "◂ Sebelumnya", "◂ Sebelumnya");
        Assert.Equal("Anak Balita Telantar", chat.Labels[0]);
        Assert.Equal(ordinal, chat.Dialogue.Ordinal);
    }

    [Fact]
    public void A_number_means_what_is_shown()
    {
        var chat = Chat.With(Samples.Report).Types("lapor", "lainnya", "3");

        Assert.Equal("Gelandangan", chat["jenis"]!.Label);
    }

    [Fact]
    public void A_part_of_a_name_shows_what_fits_and_all_can_be_shown_again()
    {
        var chat = Chat.With(Samples.Report).Types("lapor", "terlantar");
        Assert.Equal("Ada 3 pilihan yang cocok dengan **terlantar**. Silakan pilih salah satu.", chat.Last);
        Assert.Equal(["Anak Balita Telantar", "Anak Telantar", "Lanjut Usia Telantar", "Tampilkan semua"], chat.Labels);

        chat.Taps("Tampilkan semua");
        Assert.Equal("Lainnya ▸", chat.Labels[^1]);

        chat.Types("terlantar", "2");
        Assert.Equal("Anak Telantar", chat["jenis"]!.Label);
    }

    [Theory]
    [InlineData("pengemis", "12")]
    [InlineData("pengmis", "12")]
    [InlineData("LUT", "08")]
    [InlineData("08", "08")]
    [InlineData("korban trafiking", "18")]
    [InlineData("fakir miskin", "24")]
    public void One_good_match_is_taken(string typed, string code) =>
        Assert.Equal(code, Chat.With(Samples.Report).Types("lapor", typed)["jenis"]?.Value?.ToString());

    [Theory]
    [InlineData("Kiangroke", "32.04.13.2003")]
    [InlineData("kiangrokee", "32.04.13.2003")]
    [InlineData("desa kiangroke", "32.04.13.2003")]
    [InlineData("Oe'Ekam", "32.04.14.2002")]
    [InlineData("oeekam", "32.04.14.2002")]
    [InlineData("Oe’Ekam", "32.04.14.2002")]
    [InlineData("regapuu", "32.04.15.2001")]
    [InlineData("Desa Mekarjaya, Kec. Cangkuang", "32.04.14.2001")]
    [InlineData("mekarjaya kec banjaran", "32.04.13.2002")]
    [InlineData("mekarjaya, cangkuan", "32.04.14.2001")]
    public void A_wilayah_is_found_despite_slips_and_with_its_parent(string typed, string code)
    {
        var chat = Chat.With(Village + "\n  - ask: lagi\n    answer: text\n").Types("desa", typed);

        Assert.Equal(code, chat["desa"]?.Value?.ToString());
    }

    [Fact]
    public void Villages_of_one_name_show_what_they_lie_in()
    {
        var chat = Chat.With(Village).Types("desa", "mekarjaya");

        Assert.Equal(["Mekarjaya, Banjaran", "Mekarjaya, Cangkuang", "Tampilkan semua"], chat.Labels);
    }

    [Fact]
    public void Choices_can_come_from_a_result_and_long_values_travel_by_their_place()
    {
        var value = new string('x', 80);
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: nik
                answer: nik
              - do: cases.find
                with: { nik: nik }
                as: kasus
              - ask: pilih
                say: Yang mana?
                choose: { from: kasus.items }
              - ask: lagi
                answer: text
            """).Result("cases.find", $$"""{"count":2,"items":[{"value":"a","label":"Kasus A"},{"value":"{{value}}","label":"Kasus B"}]}""");
        chat.Types("a", "3204131708909999");
        Assert.All(chat.Buttons, b => Assert.True(System.Text.Encoding.UTF8.GetByteCount(b.Data) <= 64));

        chat.Taps("Kasus B");
        Assert.Equal(value, chat["pilih"]!.Value!.ToString());
    }

    [Fact]
    public void Nothing_to_choose_from_is_a_fault_of_the_flow()
    {
        var chat = Chat.With(Fruit);
        chat.World = chat.World with { Lists = PilarBot.Flows.Definition.ReferenceLists.Empty };
        var broken = Chat.With(Village);
        broken.World = broken.World with { Lists = PilarBot.Flows.Definition.ReferenceLists.Empty };

        broken.Types("desa");

        Assert.Contains(new FlowBroke("desa", "desa", "there is nothing to choose from"), broken.Events);
        Assert.Contains(new HumanRequested(HumanReason.Broken, "desa"), broken.Events);
    }

    [Fact]
    public void An_earlier_answer_can_be_suggested()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            takes: { kecamatan: wilayah? }
            steps:
              - ask: kecamatan
                answer: wilayah
                level: kecamatan
                suggest: args.kecamatan
              - ask: nama
                answer: text
                suggest: me.territory
            """);
        chat.Takes(new PilarBot.Flows.Inputs.StartInput("a", new() { ["kecamatan"] = "32.04.14" }));
        Assert.Contains("Benar: Cangkuang", chat.Labels);

        chat.Taps("Benar: Cangkuang");
        Assert.Equal("32.04.14", chat["kecamatan"]!.Value!.ToString());
        Assert.Empty(chat.Labels.Where(l => l.StartsWith("Benar", StringComparison.Ordinal)).Except(["Benar: Cangkuang"]));
    }

    [Fact]
    public void A_long_label_is_shortened_on_its_button_only()
    {
        Assert.Equal("Ini…", Buttons.Fit("Ini panjang", 5));
        Assert.Equal("Ini …"[..3] + "…", Buttons.Fit("Ini panjang", 4));
        Assert.Equal("ab…", Buttons.Fit("ab😀cd", 4));
    }

    [Theory]
    [InlineData("answer: number", "x", false)]
    [InlineData("answer: number; max: 5", 7, false)]
    [InlineData("answer: number", 7, true)]
    [InlineData("answer: nik", "123", false)]
    [InlineData("answer: nik", "3204131708909999", true)]
    [InlineData("answer: date; past: true", "2030-01-01", false)]
    [InlineData("answer: date", "2020-01-01", true)]
    [InlineData("answer: text; min: 3", "ab", false)]
    [InlineData("answer: text", "Siti", true)]
    [InlineData("answer: location", "Siti", false)]
    public void What_is_known_is_suggested_only_when_it_is_an_answer(string answer, object known, bool isSuggested)
    {
        var chat = Chat.With($$"""
            flow: a
            title: A
            steps:
              - do: cases.find
                with: { nik: "3204131708909999" }
                as: kasus
              - ask: x
                say: Apa?
                suggest: kasus.items.0.value
                {{answer.Replace("; ", "\n    ", StringComparison.Ordinal)}}
              - say: "{x}"
            """)
            .Result("cases.find", $$"""{"items":[{"value":{{System.Text.Json.JsonSerializer.Serialize(known)}}}]}""");
        chat.Takes(new PilarBot.Flows.Inputs.StartInput("a"));

        Assert.Equal(isSuggested, chat.Labels.Any(l => l.StartsWith("Benar: ", StringComparison.Ordinal)));
        if (!isSuggested) return;
        chat.Types("ya");
        Assert.Null(chat.Dialogue.Session);
    }
}
