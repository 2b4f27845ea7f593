using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>Prepares what is needed to hand a complaint on: a numbered package of documents and evidence, made once for what there is.</summary>
internal sealed class HandOnComplaint(OfficeProfile office, DocumentTemplates templates)
{
    /// <summary>To whom the files of a package belong.</summary>
    public const string Owner = "referral-package";

    /// <param name="Count">How many kinds of document there are to hand a complaint on with.</param>
    /// <param name="List">For choosing, each with whom it is for.</param>
    public sealed record Forms(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">The complaint's.</param>
    /// <param name="Form">As in <see cref="Forms"/>.</param>
    public sealed record Input(string Number, [property: Kind(ValueKind.Choice)] string Form);

    /// <param name="Number">The referral's.</param>
    /// <param name="Version">Of its documents.</param>
    /// <param name="Recipient">To whom.</param>
    /// <param name="WithName">True when the documents say who complained.</param>
    /// <param name="IsReady">True when the documents come at once; else they follow into this chat as soon as they are made.</param>
    public sealed record Result(string Number, int Version, string Recipient, bool WithName, bool IsReady);

    public Task<ActionOutcome<Forms>> FormsAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.HandlesComplaints())
            return Task.FromResult<ActionOutcome<Forms>>(new NotForHandling().ToRefusal());
        var forms = templates.All.Where(t => t.Head.Recipient is not null).Select(t => new ListEntry(t.Name, t.Head.Recipient!)).ToList();
        return Task.FromResult<ActionOutcome<Forms>>(new Forms(forms.Count, forms));
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        if (templates.Find(input.Form) is not { Head.Recipient: { } recipient } || templates.Find(MakePackages.Summary) is null)
            return new NoSuchForm().ToRefusal();
        // Nothing is handed on without the reporter; whether with the name is theirs to say, not the handler's.
        if (complaint.Consent is not (HandOnConsent.WithName or HandOnConsent.WithoutName))
            return new NoConsent(complaint.Consent).ToRefusal();
        var withReporter = complaint.Consent is HandOnConsent.WithName;
        var today = office.DayOf(turn.Now);
        var referral = await turn.Db.Referrals.SingleOrDefaultAsync(r => r.ComplaintId == complaint.Id && r.Form == input.Form, turn.Cancellation)
            ?? await BeginAsync(complaint, input.Form, today, turn);
        var facts = await HandOnFacts.OpenAsync(turn.Db, complaint, turn.Sealer, turn.Cancellation);
        var package = await PackageAsync(referral, facts.ContentHash(withReporter), withReporter, turn);
        ComplaintEvent.Add(
            turn, complaint, ComplaintEventKind.HandedOn, today,
            $"{referral.Number} versi {package.Version} untuk {recipient}, identitas pelapor {(withReporter ? "disertakan" : "tidak disertakan")}");
        turn.Audit(AuditAct.ComplaintHandedOn, complaint.Number, withReporter ? "with-name" : "without-name");
        if (package.State is PackageState.Ready)
            foreach (var message in turn.IsAtDesk ? [] : await MessagesAsync(turn.Db, package, turn.Conversation.Id, turn.Cancellation))
                turn.Say(message);
        return new Result(referral.Number, package.Version, recipient, withReporter, package.State is PackageState.Ready);
    }

    /// <summary>The files of a package that is ready, as messages for a handler's chat.</summary>
    public static async Task<IReadOnlyList<OutboundMessage>> MessagesAsync(OfficeDbContext db, ReferralPackage package, Guid chat, CancellationToken cancellation)
    {
        var account = await db.Conversations.Where(c => c.Id == chat).Select(c => c.Account).SingleOrDefaultAsync(cancellation);
        var files = await db.Media.AsNoTracking().Where(m => m.OwnerKind == Owner && m.OwnerId == package.Id).ToListAsync(cancellation);
        // WhatsApp takes documents and no archives.
        var takesArchives = account?.StartsWith("whatsapp", StringComparison.OrdinalIgnoreCase) is not true;
        bool Goes(string name) => takesArchives || !name.EndsWith(".zip", StringComparison.Ordinal);
        var messages = files.Where(f => Goes(f.FileName!)).OrderBy(f => f.FileName!.EndsWith(".zip", StringComparison.Ordinal)).ThenBy(f => f.FileName, StringComparer.Ordinal)
            .Select(OutboundMessage (f) => new OutboundMedia(MediaKind.Document, f.Id.ToString(), Path.GetFileNameWithoutExtension(f.FileName!)) { FileName = f.FileName });
        return takesArchives ? [.. messages] : [.. messages, new OutboundText("Paket ZIP dengan bukti tidak dapat dikirim lewat WhatsApp. Silakan minta lagi dari Telegram atau obrolan web.")];
    }

    /// <summary>What was made to hand a complaint on, as somebody at the desk sees it.</summary>
    /// <param name="Name">Of the file, or what is being made.</param>
    /// <param name="Id">To ask for it with; null while it is being made, or was given up.</param>
    public sealed record PackageFile(string Name, Guid? Id);

    /// <summary>The files of a complaint's referrals, the latest version of each.</summary>
    public static async Task<IReadOnlyList<PackageFile>> PackagesAsync(string number, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(number, turn) is not { } complaint)
            return [];
        var packages = await (
            from referral in turn.Db.Referrals.Where(r => r.ComplaintId == complaint.Id)
            join package in turn.Db.ReferralPackages on referral.Id equals package.ReferralId
            orderby referral.Number, package.Version descending
            select new { referral.Number, package.Id, package.Version, package.State }).ToListAsync(turn.Cancellation);
        var latest = packages.DistinctBy(p => p.Number).ToList();
        var ids = latest.Select(p => (Guid?)p.Id).ToList();
        var files = await turn.Db.Media.AsNoTracking().Where(m => m.OwnerKind == Owner && ids.Contains(m.OwnerId)).OrderBy(m => m.FileName)
            .Select(m => new { m.Id, m.OwnerId, m.FileName }).ToListAsync(turn.Cancellation);
        return [.. latest.SelectMany(p => p.State switch
        {
            PackageState.Ready => files.Where(f => f.OwnerId == p.Id).Select(f => new PackageFile(f.FileName!, f.Id)),
            PackageState.Preparing => [new($"{p.Number} versi {p.Version} sedang disiapkan", null)],
            PackageState.Failed => [new($"{p.Number} versi {p.Version} gagal dibuat; siapkan lagi", null)],
        })];
    }

    private async Task<Referral> BeginAsync(Complaint complaint, string form, DateOnly today, TurnContext turn)
    {
        var referral = new Referral
        {
            Id = HiddenId.New(),
            ComplaintId = complaint.Id,
            Number = HumanNumber.Referral.Write(await turn.NextNumberAsync("referral"), turn.Now, office.Zone),
            Form = form,
            StateOn = today,
        };
        turn.Db.Referrals.Add(referral);
        return referral;
    }

    // The one that has this content already, or the next version.
    private static async Task<ReferralPackage> PackageAsync(Referral referral, byte[] content, bool withReporter, TurnContext turn)
    {
        var packages = await turn.Db.ReferralPackages.Where(p => p.ReferralId == referral.Id).OrderByDescending(p => p.Version).ToListAsync(turn.Cancellation);
        var package = packages.Find(p => p.Content.AsSpan().SequenceEqual(content));
        if (package is null)
        {
            package = new()
            {
                Id = HiddenId.New(),
                ReferralId = referral.Id,
                Version = packages.Count == 0 ? 1 : packages[0].Version + 1,
                WithReporter = withReporter,
                Content = content,
                NotBefore = turn.Now.Date,
            };
            turn.Db.ReferralPackages.Add(package);
        }
        if (package.State is PackageState.Failed)
            (package.State, package.Attempts, package.NotBefore) = (PackageState.Preparing, 0, turn.Now.Date);
        if (package.State is PackageState.Preparing)
            package.ForChat = turn.IsAtDesk ? package.ForChat : turn.Conversation.Id;
        return package;
    }
}
