using System.Diagnostics;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Benchmarks;

/// <summary>People who answer one question after the other, each as soon as the bot has asked it.</summary>
internal sealed class Drive(FakeTelegram telegram, Replies replies, int people, long firstId)
{
    /// <summary>Answers for a time.</summary>
    /// <returns>Milliseconds from each message to its reply.</returns>
    public async Task<List<double>> RunAsync(TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, people).Select(i => Task.Run(() => TalkAsync(telegram.User(firstId + i), end))));
        return [.. all.SelectMany(l => l)];
    }

    private async Task<List<double>> TalkAsync(FakeUser user, long end)
    {
        var latencies = new List<double>();
        await SayAsync(user, QuestionFlow.StartWord);
        for (var answered = 1; Stopwatch.GetTimestamp() < end; answered++)
        {
            var said = Stopwatch.GetTimestamp();
            // The answer to the last question ends the flow; the next word begins it anew.
            await SayAsync(user, answered % (QuestionFlow.Questions + 1) == 0 ? QuestionFlow.StartWord : "Jawaban yang biasa saja.");
            latencies.Add(Stopwatch.GetElapsedTime(said).TotalMilliseconds);
        }
        return latencies;
    }

    private async Task SayAsync(FakeUser user, string words)
    {
        var reply = replies.NextIn(user.Id);
        user.Says(words);
        await reply.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
