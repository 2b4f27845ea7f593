using PilarBot.Flows.Definition.Language;
using PilarBot.Flows.Events;

namespace PilarBot.Flows.Reference;

/// <summary>A conversation for each event in which it happens.</summary>
internal static class EventSamples
{
    private const string Question = """
        - ask: nama
          say: Siapa namanya?
          answer: text
        """;

    public static readonly IReadOnlyDictionary<Type, Sample> All = new Dictionary<Type, Sample>
    {
        [typeof(MessageCreated)] = new("- say: Selamat datang."),
        [typeof(ActionRequested)] = new("""
            - do: contoh.catat
              with: { isi: "Mohon info" }
            """, "@ action contoh.catat => {}"),
        [typeof(FileAwaited)] = new("""
            - ask: daftar
              say: Kirim daftarnya.
              answer: table
            """, "> (dokumen)"),
        [typeof(ChoiceTapped)] = new("""
            - ask: pilih
              say: Pilih.
              choose: [Satu, Dua]
            """, "> [Dua]"),
        [typeof(FlowStarted)] = new("- say: Selamat datang."),
        [typeof(FlowCompleted)] = new("- say: Selamat datang."),
        [typeof(FlowCancelled)] = new(Question, "> batal"),
        [typeof(FlowExpired)] = new("flow: contoh\ntitle: Contoh\nstart: [contoh]\nexpires: 1d\nsteps:\n  - ask: nama\n    say: Siapa namanya?\n    answer: text\n", "> (jam +1d)"),
        [typeof(HumanRequested)] = new(Question, "> petugas"),
        [typeof(FlowBroke)] = new("""
            - do: contoh.cari
              as: milik
            - ask: pilih
              say: Pilih.
              choose: { from: milik.daftar }
            """, "@ action contoh.cari => {\"jumlah\":0,\"daftar\":[]}"),
    };
}
