using System.Globalization;
using System.Text;
using PilarBot.Flows.Definition;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>Tells administrators in their own chats that edited flow files were refused, and why; then, that they are right again.</summary>
internal sealed class FlowAlert(OfficeDatabase database, Sealer sealer, Wakeups wakeups, TimeProvider clock)
{
    private const string Administrators = "admin";
    private const int Shown = 5;
    private const int Length = 300;

    // The database remembers which files were told of: hosts that look at one folder tell it once, and a restart does not tell it again.
    private const string Note = """
        INSERT INTO settings (name, value) VALUES (@name, @files)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE settings.value <> excluded.value;
        """;

    private const string Forget = "DELETE FROM settings WHERE name = @name;";

    /// <summary>Says what is wrong with the files; only once for the same files.</summary>
    /// <param name="files">A hash of them.</param>
    /// <param name="problems">Why they were refused.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task RefusedAsync(string files, IReadOnlyList<Problem> problems, CancellationToken cancellation) =>
        TellAsync(Note, files, Refusal(problems), cancellation);

    /// <summary>Says that files which were refused are now in use; nothing when none were.</summary>
    /// <param name="revision">The revision in use.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task MendedAsync(string revision, CancellationToken cancellation) => TellAsync(Forget, "", $"""
        Berkas alur sudah benar dan langsung dipakai (revisi {revision[..FlowLibrary.Digits]}). Terima kasih.

        Percakapan baru memakai isi yang baru; yang sedang berjalan diselesaikan dengan isi lamanya.
        """, cancellation);

    private async Task TellAsync(string change, string files, string words, CancellationToken cancellation)
    {
        var accounts = await database.WriteAsync(async db =>
        {
            await using var command = OfficeDatabase.Command(db, change, ("name", Setting.RefusedFlows), ("files", files));
            return await command.ExecuteNonQueryAsync(cancellation) == 0
                ? (IReadOnlySet<string>)new HashSet<string>()
                : await StaffAlert.SendAsync(db, Administrators, new(words), sealer, clock.GetUtcNow().UtcDateTime, cancellation);
        }, cancellation);
        foreach (var account in accounts)
            wakeups.Outbox(account);
    }

    private static string Refusal(IReadOnlyList<Problem> problems)
    {
        var text = new StringBuilder("Perubahan pada berkas alur belum dapat dipakai. Yang perlu diperbaiki:\n\n");
        foreach (var problem in problems.Take(Shown).Select(p => p.ToString()))
            text.Append("- ").Append(MarkdownEscape.Line(problem.Length > Length ? problem[..Length] + "…" : problem)).Append('\n');
        if (problems.Count > Shown)
            text.Append(CultureInfo.InvariantCulture, $"- dan {problems.Count - Shown} hal lagi\n");
        return text.Append("""

            Bot tetap melayani dengan alur sebelumnya, jadi percakapan warga tidak terganggu. Mohon perbaiki lalu simpan lagi: berkasnya dibaca ulang dengan sendirinya. Untuk memeriksa semuanya, jalankan `pilarbot flows check`.
            """).ToString();
    }
}
