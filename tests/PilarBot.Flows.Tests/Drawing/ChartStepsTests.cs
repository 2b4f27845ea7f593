using PilarBot.Flows.Definition;
using PilarBot.Flows.Drawing;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Drawing;

public class ChartStepsTests
{
    // who adds a kind of step adds it here, and sees what its box looks like
    private const string EveryStep = """
          - section: Warga
          - say: Halo.
          - ask: nik
            answer: nik
          - repeat: anggota
            say: Ada anggota keluarga lain?
            steps:
              - ask: penghasilan
                answer: number
          - set: jumlah
            to: sum(anggota.penghasilan)
          - do: cases.find
            with: { nik: nik }
            as: serupa
            refused:
              - hand-over: Petugas akan membantu.
              - end
          - if: serupa.count > 0
            then:
              - call: sub
              - end
            else:
              - review:
                  say: Periksa.
        """;

    private const string Sub = """
        flow: sub
        title: Bagian lain
        steps:
          - say: Ini bagian lain.
        """;

    [Fact]
    public void Every_kind_of_step_is_drawn()
    {
        var flows = Chat.Flows($"flow: uji\ntitle: Uji\nsteps:\n{EveryStep}", Sub);
        var flow = flows.Find("uji")!;

        var kinds = typeof(Step).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Step)) && !t.IsAbstract);
        Assert.Equal(kinds.Select(k => k.Name).Order(), Steps.Under(flow.Steps).Select(s => s.GetType().Name).Distinct().Order());
        Assert.Equal(Steps.Under(flow.Steps).Select(s => s.Key).Order(), Keys(Drawn.Chart(flows, "uji")).Order());
    }

    [Theory]
    [MemberData(nameof(OfficeFlows.Names), MemberType = typeof(OfficeFlows))]
    public void Every_step_of_every_flow_is_in_its_chart_once(string name)
    {
        var chart = Drawn.Chart(OfficeFlows.All, name);

        Assert.Equal(Steps.Under(OfficeFlows.All.Find(name)!.Steps).Select(s => s.Key).Order(), Keys(chart).Order());
    }

    [Fact]
    public void A_box_says_what_is_asked_and_what_is_taken_and_where_it_stands()
    {
        var box = Box("""
              - ask: foto
                label: Foto rumah
                say: Kirim **foto** rumah.
                answer: photos
                min: 1
                max: 5
                optional: true
                or: [{ value: nanti, label: Nanti saja }]
            """);

        Assert.Equal((ChartKind.Ask, "Foto rumah", "Kirim foto rumah.", "Jawaban: foto, 1–5"), (box.Kind, box.Heading, box.Text, box.Answer));
        Assert.Equal(["Atau: Nanti saja", "Boleh dilewati"], box.Notes);
        Assert.Equal(("foto", 5), (box.Name, box.Line));
    }

    [Fact]
    public void The_way_that_ends_stands_beside_the_way_that_goes_on()
    {
        var fork = Box("""
              - if: me.role == 'psm'
                then: [end]
                else:
                  - say: Lanjut.
              - say: Terus.
            """).Fork!;

        Assert.Equal(("tidak", "ya"), (fork.Below.Label, fork.Beside.Label));
        Assert.True(fork.Beside.Ends);
    }

    [Fact]
    public void A_decision_with_not_asks_the_plain_question_and_swaps_the_answers()
    {
        var box = Box("""
              - ask: setuju
                label: Setuju
                answer: yes-no
              - if: not setuju
                then:
                  - say: Baik.
                else:
                  - say: Terima kasih.
            """, 1);

        Assert.Equal("Setuju?", box.Text);
        Assert.Equal(("tidak", "Baik."), (box.Fork!.Below.Label, box.Fork.Below.Nodes[0].Text));
    }

    [Fact]
    public void An_action_that_may_be_refused_without_a_way_of_its_own_says_so()
    {
        var box = Box("""
              - do: cases.open
            """);

        Assert.Equal(["Mencatat; tidak bisa mundur lagi", "Bila ditolak: sebabnya disampaikan, lalu selesai"], box.Notes);
    }

    [Fact]
    public void What_is_repeated_hangs_on_its_question_and_says_how_often()
    {
        var box = Box("""
              - repeat: anggota
                label: Anggota keluarga
                say: Ada anggota keluarga lain?
                min: 1
                max: 5
                steps:
                  - ask: nama
                    answer: text
                  - ask: umur
                    answer: number
            """);

        Assert.Equal((ChartKind.Repeat, "Anggota keluarga", "Ada anggota keluarga lain?"), (box.Kind, box.Heading, box.Text));
        Assert.Equal(["1–5 kali; yang pertama tanpa ditanya"], box.Notes);
        Assert.Equal(["Nama", "Umur"], box.Rounds!.Select(r => r.Heading));
    }

    [Theory]
    [InlineData("max: 4", "Paling banyak 4 kali")]
    [InlineData("min: 2, max: 4", "2–4 kali; 2 yang pertama tanpa ditanya")]
    [InlineData("min: 3, max: 3", "Tepat 3 kali")]
    public void How_often_something_is_repeated_is_said_plainly(string rounds, string note) =>
        Assert.Equal([note], Box($"  - {{ repeat: kamar, say: Ada kamar lain?, {rounds}, steps: [{{ ask: luas, answer: number }}] }}").Notes);

    [Fact]
    public void A_value_that_is_worked_out_says_of_what()
    {
        var box = Box("""
              - ask: lahir
                label: Tanggal lahir
                answer: date
              - set: umur-warga
                to: age(lahir)
            """, 1);

        Assert.Equal((ChartKind.Set, "Umur warga", "umur dari Tanggal lahir", "umur-warga"), (box.Kind, box.Heading, box.Text, box.Name));
    }

    [Fact]
    public void A_section_is_its_title() => Assert.Equal((ChartKind.Section, "Keadaan rumah"), Box("  - section: Keadaan **rumah**") is var box ? (box.Kind, box.Text) : default);

    [Fact]
    public void A_step_for_some_roles_says_for_which() =>
        Assert.Equal(["Hanya untuk TKSK, PSM", "Boleh dilewati"], Box("  - { ask: nama, answer: text, optional: true, for: [tksk, psm] }").Notes);

    [Fact]
    public void Where_the_flow_ends_for_some_roles_it_goes_on_for_the_others()
    {
        var chart = Drawn.Chart(
            Drawn.Flow("""
              - { end: , for: [tksk, psm] }
              - say: Terus.
            """), "uji");

        var box = chart.Nodes[1];
        Assert.Equal("Pengguna adalah TKSK atau PSM?", box.Text);
        Assert.Equal(("ya", ChartKind.End), (box.Fork!.Beside.Label, box.Fork.Beside.Nodes[0].Kind));
        Assert.Equal(["0", "1"], Keys(chart));
        Assert.False(box.Ends);
    }

    [Theory]
    [InlineData("many: true", "Jawaban: pilihan dari:", "Boleh memilih beberapa")]
    [InlineData("many: true, min: 1, max: 2", "Jawaban: pilihan dari:", "Boleh memilih beberapa: maks. 2")]
    [InlineData("many: true, min: 2, max: 3", "Jawaban: pilihan dari:", "Boleh memilih beberapa: 2–3")]
    public void Where_several_may_be_picked_the_box_says_so(string options, string answer, string note)
    {
        var box = Box($"  - {{ ask: rusak, choose: [Atap, Lantai, Dinding], {options} }}");

        Assert.Equal(answer, box.Answer);
        Assert.Equal([note], box.Notes);
    }

    [Fact]
    public void What_a_flow_takes_stands_in_its_head()
    {
        var flows = Chat.Flows("""
            flow: uji
            title: Uji
            takes: { siapa: text, tanggal-lahir: date? }
            steps:
              - say: Halo, {args.siapa}.
            """, """
            flow: lain
            title: Lain
            start: [lain]
            steps:
              - call: uji
                with: { siapa: "warga" }
            """);

        Assert.Contains(("Menerima", "Siapa, Tanggal lahir (bila ada)"), Drawn.Chart(flows, "uji").Facts);
        Assert.Equal(["Alur uji", "Memakai: “warga”"], Drawn.Chart(flows, "lain").Nodes[1].Notes);
    }

    private static ChartNode Box(string steps, int index = 0) => Drawn.Chart(Drawn.Flow(steps), "uji").Nodes[index + 1];

    private static IEnumerable<string> Keys(Chart chart) => chart.All.Select(n => n.Key).OfType<string>();
}
