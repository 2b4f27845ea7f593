using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;

namespace PilarBot.Office.Tests.Harness;

/// <summary>One person's chat with the office.</summary>
internal sealed class DeskChat(Desk desk, ChannelAddress address)
{
    public string Address => address.Address;

    /// <summary>Types, and gives what the office says to it.</summary>
    public async Task<string> SaysAsync(params string[] texts)
    {
        var said = "";
        foreach (var text in texts)
            said = await SendAsync(new TextContent(text));
        return said;
    }

    /// <summary>Presses the newest button of that label.</summary>
    public async Task<string> TapsAsync(string label)
    {
        var choice = (await HeardAsync()).OfType<OutboundText>().Reverse().SelectMany(t => t.Choices).FirstOrDefault(c => c.Label == label)
            ?? throw new InvalidOperationException($"No button [{label}] in:\n{await TranscriptAsync()}");
        return await SendAsync(new TapContent("cb", choice.Data, null));
    }

    public Task<string> SendsFileAsync(string reference, MediaKind kind = MediaKind.Photo) =>
        SendAsync(new MediaContent(kind, reference, 1000, kind is MediaKind.Photo ? "image/jpeg" : "application/pdf"));

    public Task<string> SharesAsync(double latitude, double longitude) => SendAsync(new LocationContent(latitude, longitude, 12));

    /// <summary>Types, and gives the buttons that come with the answer.</summary>
    public async Task<string> ButtonsAfterAsync(string text)
    {
        await SaysAsync(text);
        return string.Join("\n", (await HeardAsync()).OfType<OutboundText>().Last().Choices.Select(c => c.Label));
    }

    /// <summary>All that the office owes to this chat, in order.</summary>
    public async Task<IReadOnlyList<OutboundMessage>> HeardAsync()
    {
        await using var db = desk.Database.Office.Open();
        if (await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Address == address.Address) is not { } chat)
            return [];
        var rows = await db.Outbox.AsNoTracking().Where(m => m.ConversationId == chat.Id).OrderBy(m => m.Ordinal).ToListAsync();
        return [.. rows.Select(r => OutboxBody.Open(desk.Sealer, chat.Key, chat.Id, r.Ordinal, r.Body))];
    }

    /// <summary>The words owed to this chat.</summary>
    public async Task<string> TranscriptAsync() => string.Join("\n", (await HeardAsync()).OfType<OutboundText>().Select(t => t.Markdown));

    private async Task<string> SendAsync(InboundContent content)
    {
        var before = (await HeardAsync()).Count;
        var result = await desk.ReceiveAsync(address, content);
        if (result is not TurnResult.Done)
        {
            await using var db = desk.Database.Office.Open();
            Assert.Fail($"{result}: {await db.Quarantine.Select(q => q.Fault).FirstOrDefaultAsync()}");
        }
        return string.Join("\n\n", (await HeardAsync()).Skip(before).OfType<OutboundText>().Select(t => t.Markdown));
    }
}
