using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>The office writes to whoever reported a case, through the bot: neither sees the other's account.</summary>
internal static class MessageReporter
{
    public sealed record Input(string Number, string Text);

    public sealed record Result(string Number);

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await FindCases.FindHandledAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        CaseEvent.Add(turn, file, CaseEventKind.Messaged, input.Text);
        await CaseNotices.ToReportersAsync(turn, file, $"Ada pesan dari petugas tentang kasus **{file.Number}**.", input.Text);
        return new Result(file.Number);
    }
}
