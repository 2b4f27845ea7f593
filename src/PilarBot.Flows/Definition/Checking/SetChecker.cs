using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>Checks what needs all flows at once: names that must differ, calls, and what each flow names.</summary>
internal sealed class SetChecker(IReadOnlyList<Flow> flows, Phrasebook phrases, Vocabulary vocabulary, List<Problem> problems)
{
    private readonly Dictionary<string, Flow> byName = flows.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.First());

    public void Check()
    {
        CheckNames();
        CheckStartWords();
        CheckRoleNames();
        CheckLabels();
        foreach (var flow in flows)
        {
            var log = new FileLog(flow.File, problems);
            new NameChecker(flow, byName, vocabulary, log).Check();
            new CallChecker(flow, byName, log).Check();
        }
    }

    private void CheckNames()
    {
        foreach (var again in flows.GroupBy(f => f.Name).SelectMany(g => g.Skip(1)))
            Report(again, ProblemCodes.DuplicateFlow, $"a second flow is called \"{again.Name}\"", $"the first is {byName[again.Name].File}; choose another name");
        foreach (var again in flows.Where(f => f.Payload).Skip(1))
            Report(again, ProblemCodes.TwoPayloads, "a second flow wants the payload of start links", $"the first is {flows.First(f => f.Payload).File}");
    }

    private void CheckStartWords()
    {
        var starts = flows.SelectMany(f => f.Start.Zip(f.StartLines, (word, line) => (Flow: f, Word: word, Line: line))).ToLookup(s => Fold.Words(s.Word));
        foreach (var flow in flows)
        {
            var here = new HashSet<string>();
            foreach (var (word, line) in flow.Start.Zip(flow.StartLines))
            {
                var folded = Fold.Words(word);
                if (phrases.Escape(folded) is { } command)
                    Report(flow, ProblemCodes.ReservedWord, $"the start word \"{word}\" always means {command}", "choose another word", line);
                else if (phrases.LanguageWords.Contains(folded))
                    Report(flow, ProblemCodes.ReservedWord, $"the start word \"{word}\" chooses a language", "choose another word", line);
                else if (phrases.Means(folded, Command.Greeting))
                    Report(flow, ProblemCodes.ReservedWord, $"the start word \"{word}\" is a greeting", "choose another word", line);
                // nobody but the authors knows which of them had it first, so all are told, each of another
                if (starts[folded].FirstOrDefault(s => s.Flow != flow) is { Flow: { } other } there)
                    Report(flow, ProblemCodes.DuplicateStartWord, $"the start word \"{word}\" starts another flow too", $"{other.File}:{there.Line} has it; choose another word in one of them", line);
                else if (!here.Add(folded))
                    Report(flow, ProblemCodes.DuplicateStartWord, $"the start word \"{word}\" stands here twice", "take one of them out", line);
            }
            if (flow.Menu is not null && flow.Start.Count == 0)
                Report(flow, ProblemCodes.MissingKey, "a flow in the menu has no \"start\"", "its button types the first start word");
        }
    }

    // whoever types the label of a button means the button, and would be taken elsewhere; "lanjut" is the choice where a question offers it
    private void CheckLabels()
    {
        foreach (var flow in flows)
        {
            foreach (var ask in Steps.Under(flow.Steps).OfType<AskStep>())
            {
                foreach (var item in ask.Choices.Concat(ask.Or))
                {
                    if (phrases.Escape(Fold.Words(item.Label)) is { } command and not Command.Resume)
                        problems.Add(new(flow.File, ask.Line, ProblemCodes.ReservedWord, $"the label \"{item.Label}\", when it is typed, always means {command}", "say more: \"Batalkan siaran\""));
                }
            }
        }
    }

    // who may not start a flow is told for whom it is
    private void CheckRoleNames()
    {
        foreach (var flow in flows)
        {
            foreach (var role in flow.For.Where(r => vocabulary.Roles.Contains(r) && !phrases.Roles.ContainsKey(r)))
                Report(flow, ProblemCodes.UnnamedRole, $"the role \"{role}\" has no name in texts.yaml", "write it under \"roles\"");
        }
    }

    private void Report(Flow flow, string code, string message, string suggestion, int? line = null) =>
        problems.Add(new(flow.File, Math.Max(1, line ?? flow.Line), code, message, suggestion));
}
