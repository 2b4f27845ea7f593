using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace PilarBot.Office.Deliveries;

/// <summary>What an account's messages of a month came to.</summary>
/// <param name="Month"><c>2026-11</c>.</param>
/// <param name="Counts">Delivered messages by category; free ones under <c>free</c>.</param>
/// <param name="Replies">Of them replies, which have a free allowance.</param>
/// <param name="Spent">By the configured prices.</param>
internal sealed record MonthlyUse(string Month, IReadOnlyDictionary<string, long> Counts, long Replies, decimal Spent);

/// <summary>Counts what messages cost against what the office wants to spend.</summary>
internal sealed class MessageBudget(IOptions<BudgetOptions> options, OfficeProfile office)
{
    private const string Reply = "service";

    /// <summary>What the office configured.</summary>
    public BudgetOptions Options => options.Value;

    /// <summary>The month of an instant where the office is.</summary>
    public string MonthOf(DateTime utc) => office.DayOf(utc).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>What an account used in a month.</summary>
    public async Task<MonthlyUse> UseAsync(OfficeDbContext db, string account, string month, CancellationToken cancellation)
    {
        var rows = await db.MessageCounts.AsNoTracking().Where(c => c.Account == account && c.Month == month).ToListAsync(cancellation);
        var replies = rows.Where(r => r.Category == Reply && r.IsBillable).Sum(r => r.Count);
        var counts = rows.GroupBy(r => r.IsBillable ? r.Category : "free").ToDictionary(g => g.Key, g => g.Sum(r => r.Count));
        var spent = rows.Where(r => r.IsBillable && r.Category != Reply).Sum(r => r.Count * PriceOf(r.Category))
            + Math.Max(0, replies - Options.FreeReplies) * PriceOf(Reply);
        return new(month, counts, replies, spent);
    }

    /// <summary>True when broadcasts have to wait for the next month, or for a larger budget.</summary>
    public async Task<bool> IsSpentAsync(OfficeDbContext db, string account, DateTime now, CancellationToken cancellation) =>
        Options.Monthly is { } monthly && (await UseAsync(db, account, MonthOf(now), cancellation)).Spent >= monthly;

    /// <summary>What staff are to be told about a month's use: a word for what it is, so that it is told once, and the sentence; the gravest first.</summary>
    public IEnumerable<(string What, string Sentence)> Warnings(string account, MonthlyUse use)
    {
        if (Options.Monthly is { } monthly)
        {
            if (use.Spent >= monthly)
                yield return ("budget-spent", $"Anggaran pesan {account} bulan ini sudah habis ({Show(use.Spent)} dari {Show(monthly)}). Siaran berhenti sampai bulan depan atau sampai anggaran ditambah; balasan tetap berjalan.");
            else if (use.Spent >= monthly * Options.WarnAt)
                yield return ("budget-nearly", $"Anggaran pesan {account} bulan ini terpakai {Show(use.Spent)} dari {Show(monthly)}.");
        }
        if (!Options.HasPaymentMethod)
        {
            if (use.Replies >= Options.FreeReplies)
                yield return ("replies-spent", $"Jatah {Options.FreeReplies} balasan gratis {account} bulan ini habis, dan akunnya belum punya metode pembayaran: balasan berikutnya **tidak sampai** ke warga. Tambahkan metode pembayaran di WhatsApp Manager.");
            else if (use.Replies >= Options.FreeReplies * Options.WarnAt)
                yield return ("replies-nearly", $"Balasan gratis {account} bulan ini terpakai {use.Replies} dari {Options.FreeReplies}. Sesudah habis, balasan tidak sampai karena akunnya belum punya metode pembayaran.");
        }
    }

    /// <summary>An amount as staff read it: <c>Rp 125.000</c>.</summary>
    public string Show(decimal amount) => $"{Options.Currency} {amount.ToString("#,0.##", OfficeProfile.Numbers)}";


    private decimal PriceOf(string category) =>
        Options.Prices.TryGetValue(category, out var price) || Options.Prices.TryGetValue(category.Split('_', '-')[0], out price) ? price : 0;
}
