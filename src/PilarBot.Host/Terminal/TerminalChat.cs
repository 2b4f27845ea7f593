using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Host.Workers;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;

namespace PilarBot.Host.Terminal;

/// <summary>A chat with the bot in a terminal: through the same inbox, turn and outbox as any other.</summary>
internal sealed class TerminalChat(TerminalChannel channel, Inbox inbox, OfficeDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Talks until the lines end or somebody leaves.</summary>
    /// <param name="address">The chat's address.</param>
    /// <param name="phone">The number that the person shares.</param>
    /// <param name="first">What is said first, unseen; null for nothing.</param>
    /// <param name="input">The lines.</param>
    /// <param name="output">For what is not the bot's.</param>
    /// <param name="echo">True to repeat each line, where the terminal does not show it by itself.</param>
    /// <param name="cancellation">Ends the chat.</param>
    public async Task RunAsync(
        string address, string phone, string? first, TextReader input, TextWriter output, bool echo, CancellationToken cancellation)
    {
        await output.WriteLineAsync(TerminalInput.Help);
        if (first is not null)
            await SayAsync(address, new TextContent(first), output, cancellation);
        while (true)
        {
            if (!echo)
                await output.WriteAsync("\n> ");
            if (await input.ReadLineAsync(cancellation) is not { } line || line.Trim() == "keluar")
                return;
            if (echo)
                await output.WriteLineAsync($"\n> {line}");
            if (line.Trim().Length == 0)
                continue;
            var (content, why) = TerminalInput.Read(line, channel.Offers, phone);
            if (content is not null)
                await SayAsync(address, content, output, cancellation);
            else
                await output.WriteLineAsync(why);
        }
    }

    private async Task SayAsync(string address, InboundContent content, TextWriter output, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var result = await inbox.ReceiveAsync(new InboundMessage
        {
            From = new(TerminalChannel.Name, address),
            Key = $"t:{Guid.CreateVersion7(now)}",
            Content = content,
            SentAt = now.UtcDateTime,
        });
        if (result is TurnResult.Outage)
            await output.WriteLineAsync("Basis data tidak dapat dihubungi. Pesan itu belum diproses; kirim lagi nanti.");
        else if (!await IsAnsweredAsync(cancellation))
            await output.WriteLineAsync("Jawaban belum keluar. Mungkin \"pilarbot chat\" lain sedang terbuka pada basis data ini.");
    }

    // The next line may pick from what this one is answered with.
    private async Task<bool> IsAnsweredAsync(CancellationToken cancellation)
    {
        for (var begun = clock.GetTimestamp(); clock.GetElapsedTime(begun) < Patience;)
        {
            await using (var db = database.Open())
            {
                if (!await db.Media.AnyAsync(m => m.Account == TerminalChannel.Name && m.State == MediaState.Pending, cancellation)
                    && !await db.Outbox.AnyAsync(m => m.Account == TerminalChannel.Name && m.State == OutboxState.Waiting, cancellation))
                    return true;
            }
            await Task.Delay(Look, clock, cancellation);
        }
        return false;
    }
}
