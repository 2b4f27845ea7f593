using PilarBot.Flows.Inputs;

namespace PilarBot.Office.Rtlh;

/// <summary>Why something cannot be done with a house: an expected answer, not a fault.</summary>
internal abstract record RtlhRefusal(string Code, string Text)
{
    public ActionRefusal ToRefusal() => new(Code, Text);
}

/// <summary>None of this number, or none that the person may see: the same words for both.</summary>
internal sealed record NoSuchHouse() : RtlhRefusal(TheCode,
    "Usulan RTLH dengan nomor itu belum ditemukan. Mohon periksa kembali nomornya, misalnya RTLH-2026-000123.")
{
    public const string TheCode = "not-found";
}

internal sealed record OutsideTerritory() : RtlhRefusal(TheCode,
    "Desa itu di luar wilayah tugas Anda. Mohon sampaikan kepada pilar sosial di desa itu, atau ketik *tulis petugas*.")
{
    public const string TheCode = "outside";
}

/// <param name="Number">Null when the caller may not see it.</param>
internal sealed record AlreadyProposed(string? Number) : RtlhRefusal(TheCode,
    $"Rumah warga ini sudah diusulkan{(Number is null ? "" : $" dengan nomor {Number}")} dan masih berjalan, jadi tidak perlu diusulkan lagi.")
{
    public const string TheCode = "already-open";
}

internal sealed record MayNotChange(string Number) : RtlhRefusal(TheCode,
    $"Usulan {Number} hanya dapat diubah oleh petugas yang berwenang di wilayahnya.")
{
    public const string TheCode = "may-not";
}

internal sealed record HouseCannotMove(string Number, RtlhState From, RtlhState To) : RtlhRefusal(TheCode,
    $"Usulan {Number} berstatus {From.Label()}, jadi belum bisa menjadi {To.Label()}.")
{
    public const string TheCode = "cannot-move";
}

/// <summary>A requirement is not known.</summary>
internal sealed record StillIncomplete(string Number, IEnumerable<string> Labels) : RtlhRefusal(TheCode,
    $"Usulan {Number} belum lengkap, jadi belum dapat dinyatakan layak. Yang belum diketahui: {string.Join("; ", Labels)}.")
{
    public const string TheCode = "incomplete";
}

internal sealed record BasisNeeded() : RtlhRefusal(TheCode, "Mohon tuliskan dasar atau alasan keputusan itu, paling sedikit 5 huruf.")
{
    public const string TheCode = "no-basis";
}

internal sealed record HouseIsClosed(string Number, RtlhState State) : RtlhRefusal(TheCode,
    $"Usulan {Number} sudah {State.Label()}, jadi tidak dapat diubah lagi.")
{
    public const string TheCode = "closed";
}

internal sealed record GoodsOnly() : RtlhRefusal(TheCode,
    "Bantuan RTLH dicatat sebagai barang. Uang tidak dapat dimasukkan dalam daftar barang.")
{
    public const string TheCode = "no-cash";
}

internal sealed record NoGoods() : RtlhRefusal(TheCode, "Mohon isi paling sedikit satu barang dengan nama, jumlah lebih dari nol, dan satuan.")
{
    public const string TheCode = "no-goods";
}

internal sealed record NotThatDay() : RtlhRefusal(TheCode, "Tanggal penyerahan tidak boleh sesudah hari ini atau sebelum rumah itu diusulkan.")
{
    public const string TheCode = "not-that-day";
}

internal sealed record NotForFigures() : RtlhRefusal(TheCode, "Daftar dan kemajuan RTLH hanya untuk petugas yang bertugas di wilayahnya.")
{
    public const string TheCode = "not-for-you";
}

internal sealed record NoTarget() : RtlhRefusal(TheCode, "Target berupa angka 0 sampai 100.000 unit, untuk tahun 2000 sampai 2100 dan wilayah kantor ini.")
{
    public const string TheCode = "no-target";
}
