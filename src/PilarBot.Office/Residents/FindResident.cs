using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Answers;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Residents;

/// <summary>Finds a person again, or enters them.</summary>
/// <remarks>
/// Two hosts that enter the same NIK at once get in each other's way at the unique index: the later turn is undone, run again, and finds
/// the row of the earlier one.
/// </remarks>
internal static class FindResident
{
    /// <summary>The person that the facts are about: by NIK where one was told, else by name, birth date and desa; null for nobody known.</summary>
    public static async Task<Resident?> FindAsync(ResidentFacts facts, TurnContext turn)
    {
        if (facts.Nik is { } nik)
        {
            var hash = turn.Hash.Of(HashPurpose.Nik, nik);
            // Of two that were made one, the row with the NIK stays.
            if (await turn.Db.Residents.SingleOrDefaultAsync(r => r.NikHash == hash && r.MergedInto == null, turn.Cancellation) is { } known)
                return known;
        }
        // Somebody whose NIK was not at hand before; one with another NIK is somebody else with the same name and day.
        return facts.IdentityHash(turn.Hash) is { } identity
            && await turn.Db.Residents.Where(r => r.IdentityHash == identity && (facts.Nik == null || r.NikHash == null))
                .OrderBy(r => r.MergedInto != null).ThenBy(r => r.Id).FirstOrDefaultAsync(turn.Cancellation) is { } same
            ? await FollowAsync(same, turn)
            : null;
    }

    /// <summary>The row that stands for a person, where two were found to be one.</summary>
    public static Task<Resident> FollowAsync(Resident resident, TurnContext turn) => FollowAsync(resident, turn.Db, turn.Cancellation);

    private static async Task<Resident> FollowAsync(Resident resident, OfficeDbContext db, CancellationToken cancellation)
    {
        while (resident.MergedInto is { } into)
            resident = await db.Residents.SingleAsync(r => r.Id == into, cancellation);
        return resident;
    }

    /// <summary>All rows of a person: the one that stands for them, and those that lead to it. In one list, so that what refers to them is found by its index.</summary>
    public static IQueryable<Guid> RowsOf(OfficeDbContext db, Guid standing) =>
        db.Residents.Where(r => r.Id == standing || r.MergedInto == standing).Select(r => r.Id);

    /// <summary>The row that says who a record is about, to those who handle it: as told in that kecamatan, where it is known in another by its NIK.</summary>
    public static Task<Resident> ShownAsync(Guid id, TurnContext turn) => ShownAsync(id, turn.Db, turn.Cancellation);

    /// <summary>As above, outside of turns.</summary>
    public static async Task<Resident> ShownAsync(Guid id, OfficeDbContext db, CancellationToken cancellation)
    {
        var resident = await db.Residents.SingleAsync(r => r.Id == id, cancellation);
        return resident.IsToldElsewhere ? resident : await FollowAsync(resident, db, cancellation);
    }

    /// <summary>
    /// Finds the person, or enters them; what was not known before is completed, nothing that was is overwritten. Who is known in another
    /// kecamatan gets a row of their own that leads to the other: a NIK tells nobody what is known there.
    /// </summary>
    public static async Task<Resident> FindOrAddAsync(ResidentFacts facts, TurnContext turn)
    {
        var resident = await FindAsync(facts, turn);
        Guid? known = null;
        if (resident is not null && facts.Nik is not null && resident.Kecamatan != facts.Desa[..8])
        {
            var kecamatan = facts.Desa[..8];
            known = resident.StandsAs;
            resident = await turn.Db.Residents.FirstOrDefaultAsync(r => r.MergedInto == known && r.NikHash != null && r.Kecamatan == kecamatan, turn.Cancellation);
        }
        if (resident is null)
        {
            var added = Add(turn.Db, facts, turn.NewId(), turn.Now, turn.Sealer, turn.Hash);
            added.MergedInto = known;
            return added;
        }
        Complete(resident, facts, turn.Now, turn.Sealer, turn.Hash);
        return resident;
    }

    /// <summary>Enters somebody of whom it is known that nobody has entered them: the one way in, with all by which they are found again.</summary>
    public static Resident Add(OfficeDbContext db, ResidentFacts facts, Guid id, DateTime now, Sealer sealer, KeyedHash hash)
    {
        var key = sealer.NewKey(id);
        var resident = new Resident
        {
            Id = id,
            Key = key,
            Name = sealer.Seal(key, id, "name", facts.Name),
            Kecamatan = facts.Desa[..8],
            Desa = facts.Desa,
            CreatedAt = now,
        };
        Complete(resident, facts, now, sealer, hash);
        db.Residents.Add(resident);
        db.ResidentWords.AddRange(ResidentWord.Of(id, facts.Name, facts.Desa, hash));
        return resident;
    }

    /// <summary>Notes what was not known of a person before.</summary>
    public static void Complete(Resident resident, ResidentFacts facts, DateTime now, Sealer sealer, KeyedHash hash)
    {
        if (resident.Nik is null && facts.Nik is { } digits)
        {
            resident.Nik = sealer.Seal(resident.Key, resident.Id, "nik", digits);
            resident.NikHash = hash.Of(HashPurpose.Nik, digits);
        }
        if (resident.BirthDate is null && facts.BirthDate is { } born)
        {
            resident.BirthDate = sealer.Seal(resident.Key, resident.Id, "birth-date", born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            resident.IdentityHash = facts.IdentityHash(hash);
        }
        var nik = facts.Nik is null ? null : Nik.Read(facts.Nik).Nik;
        resident.Sex ??= facts.Sex ?? nik?.Sex;
        resident.BirthYear ??= facts.BirthDate?.Year ?? nik?.BirthDate(DateOnly.FromDateTime(now)).Year;
    }
}
