using PilarBot.Flows.Events;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>An answer did not do: says what was wrong, and after a few times what else can be done.</summary>
internal static class Retries
{
    public static void Unexpected(Turn turn, AtAsk at, string came) => Retry(turn, at, turn.Words(
        Phrase.Unexpected,
        Insert.Markdown("came", turn.Words(Phrase.Came(came))), Insert.Markdown("needed", turn.Words(Phrase.Needed(at.Ask.Kind)))));

    public static void Retry(Turn turn, AtAsk at, string reason)
    {
        var retries = turn.Session!.Retries + 1;
        var isStuck = retries >= turn.Limits.Retries;
        turn.Change(turn.Dialogue with
        {
            Interjection = isStuck ? new(InterjectionKind.Stuck) : null,
            // more would only make the dialogue grow
            Session = turn.Session with { Retries = Math.Min(retries, turn.Limits.Retries) },
        });
        if (isStuck) OfferMore(turn, at, reason);
        else Questions.Show(turn, at, reason);
    }

    private static void OfferMore(Turn turn, AtAsk at, string reason)
    {
        var example = at.Ask.Help?.Render(at.Scope, turn.Display) ?? turn.Words(Phrase.Example(at.Ask.Kind));
        turn.Raise(new MessageCreated(turn.Words(Phrase.Stuck, Insert.Markdown("reason", reason), Insert.Markdown("example", example)))
        {
            Buttons = More(turn, at),
        });
    }

    /// <summary>The question's buttons, and what else can be done.</summary>
    public static IReadOnlyList<Button> More(Turn turn, AtAsk at)
    {
        var offers = new[] { (ButtonText.Help, Command.Help), (ButtonText.Human, Command.Human), (ButtonText.Cancel, Command.Cancel) }
            .Select(o => Buttons.Word(turn.Phrases.Button(o.Item1), turn.Phrases.WordFor(o.Item2), turn.Channel)).ToList();
        return [offers[0], .. Questions.All(turn, at, reserved: offers.Count), .. offers[1..]];
    }
}
