using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>A flow made by chance.</summary>
internal sealed record RandomFlow(string Name, Names Names, string Yaml, string Translation)
{
    /// <summary>What begins the flows of a set: the first always does.</summary>
    public static readonly IReadOnlyList<string> StartWords = ["kebun", "sungai", "gunung"];

    /// <summary>What its callers give.</summary>
    public IReadOnlyList<(string Name, ValueKind Kind)> Takes { get; private init; } = [];

    /// <summary>The files of a set of one to three flows, some of which call others, with the texts and another language.</summary>
    public static List<FlowFile> Files(Dice dice)
    {
        var flows = new List<RandomFlow>();
        // those that are called come first
        for (var number = dice.From(0, 2); number >= 0; number--) flows.Add(Make(dice, number, flows));
        return
        [
            new("texts.yaml", Chat.Texts), new("texts.en.yaml", English),
            .. flows.SelectMany(f => new[] { new FlowFile($"{f.Name}/flow.yaml", f.Yaml), new FlowFile($"{f.Name}/flow.en.yaml", f.Translation) }),
        ];
    }

    private const string English = """
        language:
          name: English
          words: [english, inggris]
        texts:
          menu: Please choose.
          suggestion: "Your *earlier* answer: **{label}**"
        buttons: { keep: Keep, "yes": "Yes", "no": "No" }
        words:
          back: [go back]
          "yes": [certainly]
        """;

    private static RandomFlow Make(Dice dice, int number, IReadOnlyList<RandomFlow> callable)
    {
        var (name, yaml, words, names) = ($"alur-{number}", new YamlLines(), new RandomWords(dice), new Names(null));
        // the first flow is started by people; the others may need what only a caller gives
        var starts = number == 0 || dice.OneIn(2);
        IReadOnlyList<(string Name, ValueKind Kind)> takes = dice.OneIn(2) ? [] : [("isi", ValueKind.Text), ("berapa", ValueKind.Number)];
        yaml.Key("flow", name).Key("title", YamlLines.Quoted(words.Label(name)));
        if (starts) yaml.Key("start", $"[{StartWords[number]}]");
        if (starts && dice.OneIn(2)) yaml.Key("menu", $"{{ label: {YamlLines.Quoted(words.Label("menu"))}, order: {number} }}");
        if (starts && number > 0 && dice.OneIn(4)) yaml.Key("for", "[psm]");
        if (number == 0 && dice.OneIn(3))
        {
            yaml.Key("payload", "true");
            names.Add(new Name("args.payload", ValueKind.Text));
        }
        if (takes.Count > 0)
        {
            yaml.Under("takes", () => { foreach (var (key, kind) in takes) yaml.Key(key, (kind == ValueKind.Text ? "text" : "number") + (starts ? "?" : "")); });
            names.Add(takes.Select(t => new Name("args." + t.Name, t.Kind)));
        }
        if (dice.OneIn(2)) yaml.Key("expires", dice.Of("2h", "7d"));
        if (dice.OneIn(2)) yaml.Under("nudge", () => words.Say(yaml.Key("after", dice.Of("10m", "1h")), "say", new(null)));
        if (dice.OneIn(4)) yaml.Key("about", YamlLines.Quoted(words.Label("tentang")));
        new RandomSteps(dice, words, yaml, callable).Write(names, dice.From(3, 9));
        return new(name, names, yaml.ToString(), Translated(dice, words.Written)) { Takes = takes };
    }

    // half of the words, each with all that it has in it
    private static string Translated(Dice dice, IEnumerable<string> written) => "texts:\n" + string.Concat(written.Distinct().Where(w => w.Length < 30 || dice.OneIn(2))
        .Select(w => $"  - id: {YamlLines.Quoted(w)}\n    en: {YamlLines.Quoted(w.Length < 25 ? w.Replace("Pilihan", "Choice", StringComparison.Ordinal) : "En: " + w)}\n"));
}
