using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>Finds which conversations under way a flow set would touch, were it taken into use. Writes nothing.</summary>
internal sealed class FindTouched(OfficeDatabase database, FlowLibrary library, Sealer sealer)
{
    private const int Page = 200;

    /// <summary>Goes through all conversations, page by page.</summary>
    public async Task<TouchedConversations> RunAsync(FlowSet flows, CancellationToken cancellation)
    {
        var touched = new TouchedConversations();
        var revisions = new Dictionary<string, Revision?>();
        await using var db = database.Open();
        var (last, more) = (Guid.Empty, true);
        while (more)
        {
            var page = await db.Conversations.AsNoTracking().Where(c => c.Revisions != "" && c.State != null && c.Id > last)
                .OrderBy(c => c.Id).Take(Page).ToListAsync(cancellation);
            foreach (var chat in page)
            {
                foreach (var hash in chat.Revisions.Split(' ').Where(r => !revisions.ContainsKey(r)))
                    revisions[hash] = await library.FindAsync(hash, db, cancellation) is { } then
                        ? new(then, FlowDifference.Between(then, flows), FlowDifference.InTexts(then, flows))
                        : null;
                Count(chat, chat.Revisions.Split(' ').Select(r => revisions[r]).ToList(), revisions, touched);
                last = chat.Id;
            }
            more = page.Count == Page;
        }
        return touched;
    }

    private void Count(Conversation chat, List<Revision?> stands, Dictionary<string, Revision?> revisions, TouchedConversations touched)
    {
        touched.OtherTexts |= stands.Exists(r => r is { OtherTexts: true });
        // Only what may be touched is opened.
        if (stands.TrueForAll(r => r is { Differences.Count: 0 }))
        {
            touched.Others++;
            return;
        }
        if (stands.Contains(null) || Open(chat) is not { } dialogue)
        {
            touched.Unreadable++;
            return;
        }
        var isTouched = false;
        foreach (var session in dialogue.Drafts.Prepend(dialogue.Session).OfType<Session>())
        {
            var revision = revisions[session.Revision]!;
            if (!revision.Differences.TryGetValue(session.Flow, out var difference))
                continue;
            touched.Add(session, difference, !ReferenceEquals(session, dialogue.Session), revision.Flows.IsQuestion(session.Flow, session.WaitingFor));
            isTouched = true;
        }
        if (!isTouched)
            touched.Others++;
    }

    private Dialogue? Open(Conversation chat)
    {
        try
        {
            return chat.OpenDialogue(sealer);
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    private sealed record Revision(FlowSet Flows, IReadOnlyDictionary<string, FlowDifference> Differences, bool OtherTexts);
}
