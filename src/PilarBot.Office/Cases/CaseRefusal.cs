using PilarBot.Flows.Inputs;

namespace PilarBot.Office.Cases;

/// <summary>Why something cannot be done with a case: an expected answer, not a fault.</summary>
internal abstract record CaseRefusal(string Code, string Text)
{
    public ActionRefusal ToRefusal() => new(Code, Text);
}

/// <summary>No case of this number, or none that the person may see: the same words for both, so that numbers cannot be tried out.</summary>
internal sealed record NoSuchCase() : CaseRefusal(TheCode,
    "Kasus dengan nomor itu belum ditemukan. Mohon periksa kembali nomornya, misalnya KS-2026-000123.")
{
    public const string TheCode = "not-found";
}

internal sealed record MayNotMove(string Number) : CaseRefusal(TheCode,
    $"Status kasus {Number} diubah oleh petugas Dinas Sosial atau TKSK kecamatannya.")
{
    public const string TheCode = "may-not-move";
}

internal sealed record CannotMove(string Number, CaseState From, CaseState To) : CaseRefusal(TheCode,
    $"Kasus {Number} berstatus {From.Label()}, jadi tidak bisa diubah menjadi {To.Label()}.")
{
    public const string TheCode = "cannot-move";
}

internal sealed record NeedsResult(string Number) : CaseRefusal(TheCode,
    $"Kasus {Number} ditutup dengan hasil. Mohon pilih hasilnya.")
{
    public const string TheCode = "needs-result";
}

internal sealed record CaseIsClosed(string Number, CaseState State) : CaseRefusal(TheCode,
    $"Kasus {Number} sudah {State.Label()}. Untuk keadaan baru, silakan buat laporan baru dengan mengetik **lapor**.")
{
    public const string TheCode = "closed";
}

/// <summary>The person has an open case already: of two reports there is one case, which the later one may join.</summary>
internal sealed record HasOpenCase(string Number) : CaseRefusal(TheCode,
    $"Warga itu sudah punya kasus terbuka, nomor {Number}.")
{
    public const string TheCode = "has-open-case";
}

internal sealed record IsOpenAlready(string Number) : CaseRefusal(TheCode, $"Kasus {Number} masih terbuka.")
{
    public const string TheCode = "open";
}

internal sealed record IsTaken(string Number) : CaseRefusal(TheCode,
    $"Kasus {Number} sudah diambil petugas lain. Terima kasih atas kesediaan Anda.")
{
    public const string TheCode = "taken";
}

internal sealed record NotYourCase(string Number) : CaseRefusal(TheCode,
    $"Kasus {Number} diserahkan oleh petugas yang memegangnya atau oleh Dinas Sosial.")
{
    public const string TheCode = "not-yours";
}

internal sealed record NoSuchHolder() : CaseRefusal(TheCode, "Petugas itu tidak lagi bertugas di wilayah kasus ini. Silakan pilih yang lain.")
{
    public const string TheCode = "no-such-holder";
}

internal sealed record NotStaff() : CaseRefusal(TheCode, "Hal ini dilakukan oleh staf Dinas Sosial atau koordinator TKSK.")
{
    public const string TheCode = "not-staff";
}

internal sealed record NoSuchReferral() : CaseRefusal(TheCode, "Rujukan itu belum ditemukan. Silakan ketik **rujukan** untuk melihat yang menunggu Anda.")
{
    public const string TheCode = "no-such-referral";
}

internal sealed record NikIsTaken() : CaseRefusal(TheCode,
    "NIK itu sudah tercatat pada warga lain. Mohon dicek kembali. Bila orangnya sama, Dinas Sosial dapat menyatukan keduanya.")
{
    public const string TheCode = "nik-taken";
}

internal sealed record SamePerson() : CaseRefusal(TheCode, "Kedua kasus itu sudah tentang warga yang sama.")
{
    public const string TheCode = "same-person";
}

internal sealed record TwoNiks() : CaseRefusal(TheCode,
    "Keduanya mempunyai NIK yang berbeda, jadi tidak dapat disatukan. Mohon dicek kembali NIK-nya di KTP.")
{
    public const string TheCode = "two-niks";
}

internal sealed record NotMerged(string Number) : CaseRefusal(TheCode, $"Warga pada kasus {Number} tidak disatukan dengan warga lain.")
{
    public const string TheCode = "not-merged";
}
