using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Verval;

/// <summary>Who may do what with rounds, always in the places where the role is held.</summary>
internal static class VervalAccess
{
    /// <summary>Those who visit.</summary>
    public static readonly string[] Visitors = ["tksk", "pendamping-pkh", "psm"];

    /// <summary>The second person, who accepts or sends back.</summary>
    public static readonly string[] Checkers = ["koordinator-tksk", "staf-dinsos"];

    /// <summary>Those who enter what is accepted in SIKS-NG.</summary>
    public static readonly string[] Operators = ["operator-desa"];

    /// <summary>Those who see how far a round is, as counts.</summary>
    public static readonly string[] Watchers = [.. Visitors, .. Checkers, .. Operators, "kepala-dinas", "camat", "kades-lurah"];

    /// <summary>Those who may have a berita acara made.</summary>
    public static readonly string[] MinuteTakers = ["tksk", .. Checkers];

    /// <summary>Those who tell that a family has changed.</summary>
    public static readonly string[] Reporters =
        ["rt-rw", "psm", "puskesos", "kades-lurah", "operator-desa", "tks", "pendamping-pkh", "tagana", "penyuluh", "tksk"];

    /// <summary>Those who look into what has changed.</summary>
    public static readonly string[] ChangeHandlers = ["tksk", .. Checkers];

    /// <summary>What the caller has in hand, by id: locked until the turn ends, so that two answers do not cross. Null for anybody else's.</summary>
    public static Task<VervalHousehold?> InHandAsync(string id, TurnContext turn) => LockedAsync(id, turn, Visitors, own: true);

    /// <summary>As <see cref="InHandAsync"/>, for whoever holds one of the roles there.</summary>
    public static Task<VervalHousehold?> LockedAsync(string id, TurnContext turn, string[] roles) => LockedAsync(id, turn, roles, own: false);

    private static async Task<VervalHousehold?> LockedAsync(string id, TurnContext turn, string[] roles, bool own)
    {
        if (!Guid.TryParse(id, out var guid))
            return null;
        var me = turn.Caller.PersonId;
        var one = turn.Db.VervalHouseholds.Where(h => h.Id == guid && h.HouseholdId != null && (!own || (me != null && h.VisitorId == me))).Within(turn.Caller, roles);
        return await one.ExecuteUpdateAsync(set => set.SetProperty(h => h.No, h => h.No), turn.Cancellation) == 1
            ? await one.SingleAsync(turn.Cancellation)
            : null;
    }

    /// <summary>Adds to the timeline of a household.</summary>
    public static void Note(this TurnContext turn, VervalHousehold household, VervalEventKind kind, string? text = null)
    {
        var id = turn.NewId();
        turn.Db.VervalEvents.Add(new()
        {
            Id = id,
            VervalHouseholdId = household.Id,
            Kind = kind,
            Text = text is null ? null : turn.Sealer.Seal(household.Key, id, "text", text),
            By = turn.Caller.PersonId,
            At = turn.Now,
        });
    }
}

/// <summary>Why something cannot be done: expected answers. What is not visible reads as what does not exist.</summary>
internal static class VervalRefusal
{
    public static readonly ActionRefusal NotFound = new("not-found", "Keluarga itu tidak ada dalam daftar Anda. Ketik **verval** untuk melihat daftarnya.");
    public static readonly ActionRefusal Taken = new("taken", "Keluarga itu baru saja diambil petugas lain. Ketik **verval** untuk memilih yang lain.");
    public static readonly ActionRefusal TooMany = new("too-many", "Yang Anda kerjakan sudah banyak. Mohon selesaikan beberapa dahulu; ketik **verval**.");
    public static readonly ActionRefusal None = new("none", "Tidak ada keluarga yang menunggu di tempat itu.");
    public static readonly ActionRefusal NoRound = new("no-round", "Belum ada putaran verval di wilayah Anda.");
    public static readonly ActionRefusal NotDone = new("not-done", "Belum semua bagian terisi. Ketik **verval**, lalu lanjutkan keluarga itu.");
    public static readonly ActionRefusal NotDeclared = new("not-declared", "Hasil hanya dapat dikirim dengan pernyataan kebenaran data.");
    public static readonly ActionRefusal NotWaiting = new("not-waiting", "Hasil itu sudah diperiksa, atau tidak ada dalam daftar Anda. Ketik **verval cek** untuk daftar terbaru.");
    public static readonly ActionRefusal OwnVisit = new("own-visit", "Hasil ini dari kunjungan Anda sendiri. Mohon diperiksa petugas lain.");
    public static readonly ActionRefusal NoReason = new("no-reason", "Mohon tulis alasan pengembalian, supaya petugas tahu apa yang perlu dilengkapi.");
    public static readonly ActionRefusal Outside = new("outside", "Desa itu di luar wilayah tugas Anda. Mohon pilih desa di wilayah Anda.");
    public static readonly ActionRefusal ChangeGone = new("change-gone", "Laporan itu sudah ditindaklanjuti, atau tidak ada dalam daftar Anda.");
    public static readonly ActionRefusal NoDocument = new("no-document", "Belum ada keluarga pada putaran dan desa itu dalam wilayah tugas Anda.");
    public static readonly ActionRefusal NotAllowed = new("not-allowed", "Bagian ini belum tersedia untuk peran Anda.");
}
