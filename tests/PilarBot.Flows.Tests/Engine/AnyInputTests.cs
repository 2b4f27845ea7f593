using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

/// <summary>Whatever people, channels and hostile hands send, in any order.</summary>
public class AnyInputTests
{
    private const string Called = """
        flow: warga
        title: Data warga
        menu: { label: Data warga, order: 3 }
        start: [warga]
        expires: 2d
        nudge: { after: 1h }
        steps:
          - ask: kecamatan
            answer: wilayah
            level: kecamatan
          - ask: desa
            answer: wilayah
            level: desa
            within: kecamatan
          - ask: kontak
            answer: contact
            optional: true
          - ask: umur
            answer: number
            min: 0
            max: 120
          - if: umur >= 60
            then:
              - call: pengaduan
                as: cerita
          - review:
          - ask: puas
            answer: yes-no
        """;

    private static readonly Chat shared = Chat.With(Samples.Report, Samples.Complaint, Called);

    private static readonly string[] commands = ["kembali", "batal", "menu", "ubah", "mulai baru", "nik", "jenis", "kecamatan", "ya", "1", "2", "lapor", "warga", "pengaduan"];

    private static readonly string[] words =
    [
        .. commands, "bantuan", "petugas", "lanjut", "tidak", "selesai", "lewati", "kirim", "tetap", "halo", "0", "3", "8", "61", "3204131708909999",
        "3204135708909999", "belum punya", "terlantar", "Banjaran", "mekarjaya", "kiangroke", "lainnya", "menu 2", "/start", "/start x", "", " ", "*_`<b>",
        "\ud83d", "😀😀", "/lapor@bot", "lanjut lapor", new('x', 2500), new('9', 400), "not not not", "-4.5, 121.9",
    ];

    private static readonly Gen<Move> inputs = Gen.Frequency(
        (12, Gen.Elements(words).Select(w => new Move($"> {w}", _ => new TextInput(w)))),
        (2, ArbMap.Default.GeneratorFor<string>().Select(w => new Move($"> {w}", _ => new TextInput(w ?? "")))),
        (10, Gen.Choose(0, 11).Select(i => new Move($"tap {i}", chat => new TapInput(chat.Buttons.Count == 0 ? "1:x" : chat.Buttons[i % chat.Buttons.Count].Data)))),
        (2, ArbMap.Default.GeneratorFor<string>().Select(w => new Move($"tap {w}", chat => new TapInput($"{chat.Dialogue.Ordinal}:{w}")))),
        (5, Gen.Choose(1, 9).Select(i => new Move($"file {i}", _ => new MediaInput($"m{i}", (MediaInputKind)(i % 5), i * 4_000_000L, null, "", i < 5 ? null : "album")))),
        (3, Gen.Choose(-95, 95).Select(i => new Move($"place {i}", _ => new LocationInput(i, i * 2)))),
        (2, Gen.Elements("0812345678", "x", "").Select(p => new Move($"contact {p}", _ => new ContactInput(p, "Budi", p.Length > 1)))),
        (1, Gen.Constant(new Move("sticker", _ => new UnsupportedInput("sticker")))),
        (1, Gen.Constant(new Move("edit", _ => new EditInput()))),
        (2, Gen.Choose(1, 9).Select(i => new Move($"fault {i}", _ => new MediaFaultInput($"m{i}", (MediaFault)(i % 3))))),
        (2, Gen.Choose(0, 40).Select(i => new Move($"clock {i}", chat =>
        {
            chat.Now += TimeSpan.FromHours(i);
            return new ClockInput();
        }))),
        (1, Gen.Elements("lapor", "warga", "tidak-ada").Select(f => new Move($"start {f}", _ => new StartInput(f, new JsonObject { ["x"] = f })))));

    [Fact]
    public void Nothing_throws_nothing_exceeds_a_bound_and_no_answer_is_lost() =>
        Prop.ForAll(Arb.From(inputs.ListOf(60).Select(m => m.ToArray()), Shorter), Plays).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261122, 7));

    private static IEnumerable<Move[]> Shorter(Move[] moves)
    {
        for (var size = moves.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= moves.Length; at += size) yield return [.. moves.Take(at), .. moves.Skip(at + size)];
        }
    }

    private static bool Plays(Move[] moves)
    {
        var limits = new EngineLimits { DialogueBytes = 16 * 1024 };
        var chat = new Chat(shared.World.Flows, limits) { ResultForAll = Result };
        foreach (var move in moves)
        {
            var before = chat.Dialogue;
            var input = move.Make(chat);
            chat.Takes(input);
            Assert.InRange(chat.Dialogue.ToJson().Length, 0, limits.DialogueBytes);
            Assert.InRange(chat.Dialogue.Drafts.Count, 0, limits.Drafts);
            Assert.DoesNotContain(chat.Events, e => e is FlowBroke);
            Assert.True(chat.Dialogue.Session is not { WaitingFor: null }, "a session waits for something");
            Assert.All(chat.Events.OfType<MessageCreated>(), IsSendable);
            if (MustKeepAnswers(input, chat.Events)) Assert.Empty(Answers(before).Except(Answers(chat.Dialogue)));
        }
        return true;
    }

    private static (JsonObject?, ActionRefusal?) Result(ActionRequested request) => request.Name switch
    {
        "cases.open" when !request.Arguments.ContainsKey("nik") => (null, new("duplicate", "Sudah ada.")),
        "cases.open" => (new JsonObject { ["number"] = "KS-1" }, null),
        _ => (new JsonObject { ["count"] = request.Arguments["nik"]!.ToString()[6] - '0', ["first"] = new JsonObject { ["number"] = "KS-0" } }, null),
    };

    private static void IsSendable(MessageCreated message)
    {
        Assert.NotEmpty(message.Markdown);
        Assert.InRange(message.Buttons.Count, 0, 10);
        Assert.All(message.Buttons, b => Assert.True(b.Label.Length is > 0 and <= 40 && System.Text.Encoding.UTF8.GetByteCount(b.Data) <= 64, b.ToString()));
        Assert.Equal(message.Buttons.Count, message.Buttons.Select(b => b.Data).Distinct().Count());
    }

    // answers go only by what takes them back, ends a flow, or corrects one on which others stand
    private static bool MustKeepAnswers(Input input, IEnumerable<FlowEvent> events) =>
        !events.Any(e => e is FlowCancelled or FlowCompleted or FlowExpired)
        && input is not MediaFaultInput
        && !(input is TextInput text && commands.Contains(text.Text));

    // an answer that is asked again is kept as a suggestion; those of a branch may go with it
    private static IEnumerable<string> Answers(Dialogue dialogue) =>
        from session in dialogue.Drafts.Append(dialogue.Session).OfType<Session>()
        from entry in session.Trail.Append(session.Suggestion).OfType<TrailEntry>()
        where entry.Kind == TrailKind.Answered && entry.Key is not ("lanjut" or "cerita/isi")
        select $"{session.Flow}/{session.Arguments?.ToJsonString()}/{entry.Key}";

    private sealed record Move(string Name, Func<Chat, Input> Make)
    {
        public override string ToString() => Name;
    }
}
