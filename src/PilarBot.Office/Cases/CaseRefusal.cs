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

internal sealed record CaseIsClosed(string Number, CaseState State) : CaseRefusal(TheCode,
    $"Kasus {Number} sudah {State.Label()}. Untuk keadaan baru, silakan buat laporan baru dengan mengetik **lapor**.")
{
    public const string TheCode = "closed";
}
