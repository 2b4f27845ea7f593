using System.Diagnostics;
using System.Text;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Inputs;

namespace PilarBot.Benchmarks;

/// <summary>The flow engine alone: what a turn costs, how large a session grows, how long a hundred flows take to be read.</summary>
internal static class EngineBenchmark
{
    private const int Questions = 30;
    private const int Rounds = 20_000;

    private static readonly DateTime now = new(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc);
    private static readonly FlowEngine engine = new(new EngineLimits());

    public static void Run()
    {
        var vocabulary = new Vocabulary { Roles = new HashSet<string>() };
        var texts = new FlowFile("texts.yaml", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "conversation-flows", "texts.yaml")));
        Reading(texts, vocabulary);
        var flows = FlowSet.Read([texts, Flow(0)], vocabulary).Flows!;
        Turns(new(flows, ReferenceLists.Empty, new Person { Name = "Siti" }));
    }

    private static void Reading(FlowFile texts, Vocabulary vocabulary)
    {
        FlowFile[] files = [texts, .. Enumerable.Range(0, 100).Select(Flow)];
        Console.WriteLine("reading and checking 100 flows of 30 steps, ms");
        for (var run = 1; run <= 4; run++)
        {
            var began = Stopwatch.GetTimestamp();
            var reading = FlowSet.Read(files, vocabulary);
            Console.WriteLine($"  run {run}: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ({reading.Problems.Count} problems)");
        }
        Console.WriteLine();
    }

    private static void Turns(World world)
    {
        var dialogue = engine.Resume(world, Dialogue.New, new TextInput("alur 0"), now).Dialogue;
        var lines = new List<string>();
        for (var answered = 0; answered < Questions; answered++)
        {
            if (answered is 0 or 4 or 9 or 14 or 19 or 24 or 29) lines.Add(Measure(world, dialogue, answered));
            dialogue = engine.Resume(world, dialogue, new TextInput(Answer(answered)), now).Dialogue;
        }
        Console.WriteLine("resume with an answer of 60 characters, JSON aside");
        Console.WriteLine("answers before      µs   bytes allocated   session JSON   µs to JSON and back");
        foreach (var line in lines) Console.WriteLine(line);
        Console.WriteLine($"session JSON after {Questions} answers: {dialogue.ToJson().Length} bytes");
    }

    private static string Measure(World world, Dialogue dialogue, int answered)
    {
        var input = new TextInput(Answer(answered));
        for (var i = 0; i < Rounds; i++) engine.Resume(world, dialogue, input, now);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < Rounds; i++) engine.Resume(world, dialogue, input, now);
        var took = Stopwatch.GetElapsedTime(began);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var json = dialogue.ToJson();
        began = Stopwatch.GetTimestamp();
        for (var i = 0; i < Rounds; i++) Dialogue.FromJson(dialogue.ToJson());
        var serialising = Stopwatch.GetElapsedTime(began);
        return $"{answered,14}  {took.TotalMicroseconds / Rounds,6:0.0}  {allocated / Rounds,16}  {json.Length,13}  {serialising.TotalMicroseconds / Rounds,20:0.0}";
    }

    private static string Answer(int question) => $"Jawaban nomor {question:00} dengan enam puluh huruf seperti orang menulis".PadRight(60, '.')[..60];

    private static FlowFile Flow(int number)
    {
        var yaml = new StringBuilder($"flow: alur-{number}\ntitle: Alur {number}\nstart: [alur {number}]\nexpires: 7d\nsteps:\n");
        // one more than are answered: a session that has ended is empty
        for (var i = 0; i <= Questions; i++)
        {
            yaml.Append($"  - ask: jawaban-{i}\n    label: Jawaban {i}\n    say: Pertanyaan **nomor {i}**. Silakan ditulis, {{me.name}}.\n    answer: text\n    max: 200\n");
        }
        return new($"alur-{number}/flow.yaml", yaml.Append("  - say: Selesai, {me.name}.\n").ToString());
    }
}
