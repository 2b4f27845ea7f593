using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Complaints;

/// <summary>
/// What is said unasked about complaints. It may be read on a locked screen, over a shoulder: no number, no name, nothing of what it is
/// about.
/// </summary>
internal static class ComplaintNotices
{
    /// <summary>To the reporter: there is something to look at.</summary>
    public static async Task ToReporterAsync(Complaint complaint, TurnContext turn, bool isQuestion = false)
    {
        var chat = Guid.ParseExact(turn.Sealer.OpenText(complaint.Key, complaint.Id, "reporter-chat", complaint.ReporterChat), "N");
        // It may have gone on in another, even in the turn's own.
        chat = await MergedChat.FollowAsync(turn.Db, chat, turn.Cancellation) ?? chat;
        await turn.SayToAsync(chat, new OutboundText(isQuestion
            ? "Ada pertanyaan tentang aduan Anda. Ketik **status** untuk membaca dan menjawabnya."
            : "Ada perkembangan pada aduan Anda. Ketik **status** untuk melihatnya.")
        {
            Choices = [new("Lihat status", "!status")],
        }, MessagePurpose.ComplaintNotice);
    }

    /// <summary>To those who handle complaints: something waits.</summary>
    public static OutboundText Waiting(int count) => ForHandlers(count == 1 ? "Ada aduan yang menunggu Anda." : $"Ada {count} aduan yang menunggu Anda.");

    /// <summary>To those who handle complaints: a deadline has passed.</summary>
    public static OutboundText Late(int count) =>
        ForHandlers(count == 1 ? "Ada aduan yang melewati batas waktu penanganan." : $"Ada {count} aduan yang melewati batas waktu penanganan.");

    private static OutboundText ForHandlers(string what) => new($"{what} Ketik **aduan masuk** untuk melihatnya.")
    {
        Choices = [new("Aduan masuk", "!aduan masuk")],
    };
}
