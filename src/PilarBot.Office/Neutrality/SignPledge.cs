using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Neutrality;

/// <summary>Shows those who are bound their pledge of neutrality, and takes it once a term.</summary>
internal sealed class SignPledge(OfficeProfile office, ElectionCalendar calendar, IOptions<NeutralityOptions> options)
{
    /// <param name="IsAsked">False when no pledge is asked for now.</param>
    /// <param name="IsSigned">True when it is signed already.</param>
    /// <param name="SignedAt">When, in words; empty before.</param>
    /// <param name="Term">What it holds for, in words.</param>
    /// <param name="Text">What is signed.</param>
    /// <param name="Hash">Names exactly these words.</param>
    public sealed record Shown(bool IsAsked, bool IsSigned, string SignedAt, string Term, string Text, string Hash);

    /// <param name="Hash">Of the words that the person read.</param>
    public sealed record Input(string Hash);

    /// <param name="SignedAt">When, in words.</param>
    /// <param name="Term">What it holds for, in words.</param>
    public sealed record Signed(string SignedAt, string Term);

    public static readonly ActionRefusal NotBound = new("not-bound", "Pakta netralitas ditandatangani oleh pilar sosial dan petugas Dinas Sosial.");
    public static readonly ActionRefusal Changed = new("changed",
        "Naskah pakta berubah sejak Anda membacanya, jadi belum tercatat. Mohon ketik **pakta netralitas** dan baca sekali lagi.");

    /// <summary>Shows the pledge of this term, and whether the caller has signed it.</summary>
    public async Task<ActionOutcome<Shown>> ShowAsync(Nothing input, TurnContext turn)
    {
        if (!options.Value.Binds(turn.Caller))
            return NotBound;
        if (await TermAsync(turn) is not { } term)
            return new Shown(false, false, "", "", "", "");
        var text = await TextAsync(turn);
        var signed = await FindAsync(term, turn);
        return new Shown(true, signed is not null, signed is null ? "" : office.Show(signed.At), term.Words, text, Convert.ToHexStringLower(HashOf(text)));
    }

    /// <summary>Signs the pledge. A second time changes nothing.</summary>
    public async Task<ActionOutcome<Signed>> SignAsync(Input input, TurnContext turn)
    {
        if (!options.Value.Binds(turn.Caller))
            return NotBound;
        if (await TermAsync(turn) is not { } term)
            return Changed;
        if (await FindAsync(term, turn) is { } before)
            return new Signed(office.Show(before.At), term.Words);
        var text = await TextAsync(turn);
        var hash = HashOf(text);
        if (Convert.ToHexStringLower(hash) != input.Hash)
            return Changed;
        await using (var command = OfficeDatabase.Command(turn.Db, """
            INSERT INTO pledge_texts (hash, text) VALUES (@hash, @text) ON CONFLICT DO NOTHING;
            """, ("hash", hash), ("text", text)))
            await command.ExecuteNonQueryAsync(turn.Cancellation);
        turn.Db.Pledges.Add(new() { PersonId = turn.Caller.PersonId!.Value, Term = term.Code, TextHash = hash, At = turn.Now });
        return new Signed(office.Show(turn.Now), term.Words);
    }

    private async Task<PledgePeriod?> TermAsync(TurnContext turn) =>
        PledgePeriod.On(office.DayOf(turn.Now), await calendar.SeasonAsync(turn.Db, turn.Now, turn.Cancellation), options.Value.PledgeTerm);

    private static Task<Pledge?> FindAsync(PledgePeriod term, TurnContext turn) =>
        turn.Db.Pledges.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == turn.Caller.PersonId && p.Term == term.Code, turn.Cancellation);

    private async Task<string> TextAsync(TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        var circular = (await Regulation.AllAsync(turn.Db, turn.Cancellation)).FirstOrDefault(r => r.IsOnNeutrality && r.Verification is null && r.IsInForce(today));
        var text = new StringBuilder(options.Value.PledgeOpening).Append('\n');
        foreach (var (place, duty) in NeutralityRule.All.Where(rule => rule.Kind is NeutralityKind.Duty).Index())
            text.Append('\n').Append(place + 1).Append(". ").Append(duty.Description).Append('.');
        if (circular is not null)
            text.Append("\n\nDasar: ").Append(circular.Kind).Append(' ').Append(circular.Cite()).Append('.');
        return text.ToString();
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
