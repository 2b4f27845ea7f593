namespace PilarBot.Office.Verval;

/// <summary>In what a source differs from what the office knew before.</summary>
internal enum VervalDifference
{
    /// <summary>The household was not known.</summary>
    New,
    /// <summary>An earlier visit, or a confirmed report, says that the head has died.</summary>
    Deceased,
    /// <summary>It was known in another desa, or found to have moved away.</summary>
    Moved,
    /// <summary>The head's NIK stands in another family card too.</summary>
    Duplicate,
    /// <summary>The NIK is known under another name.</summary>
    NikMismatch,
    /// <summary>Another head than before.</summary>
    HeadChanged,
    /// <summary>Another address than before.</summary>
    AddressChanged,
    /// <summary>Another desil than before.</summary>
    DesilChanged,
}

/// <summary>Why a form counts as filled without a visit.</summary>
internal enum VisitProof
{
    /// <summary>No place was shared.</summary>
    NoLocation,
    /// <summary>The place is far from where the family was found before.</summary>
    FarAway,
    /// <summary>The place is the office's own.</summary>
    AtTheOffice,
    /// <summary>A photo that is asked for is missing.</summary>
    NoPhoto,
    /// <summary>The visitor said that nobody went there.</summary>
    Told,
}

/// <summary>Codes and words of verval, as people type and read them.</summary>
internal static class VervalWords
{
    // What a button shows well; see ChannelLimits.Label.
    private const int MostLabel = 40;

    /// <summary>Cuts what stands on a button.</summary>
    public static string Fit(string label) => label.Length <= MostLabel ? label : label[..(MostLabel - 1)].TrimEnd() + "…";

    public static string Code(this VervalDifference difference) => difference switch
    {
        VervalDifference.New => "baru",
        VervalDifference.Deceased => "meninggal",
        VervalDifference.Moved => "pindah",
        VervalDifference.Duplicate => "ganda",
        VervalDifference.NikMismatch => "nik",
        VervalDifference.HeadChanged => "kepala",
        VervalDifference.AddressChanged => "alamat",
        VervalDifference.DesilChanged => "desil",
    };

    public static string Label(this VervalDifference difference) => difference switch
    {
        VervalDifference.New => "keluarga baru",
        VervalDifference.Deceased => "kepala keluarga tercatat meninggal",
        VervalDifference.Moved => "tercatat di desa lain atau pindah",
        VervalDifference.Duplicate => "NIK juga ada di KK lain",
        VervalDifference.NikMismatch => "NIK tidak padan dengan nama",
        VervalDifference.HeadChanged => "kepala keluarga berubah",
        VervalDifference.AddressChanged => "alamat berubah",
        VervalDifference.DesilChanged => "desil berubah",
    };

    /// <summary>Reads codes with spaces between.</summary>
    public static IEnumerable<VervalDifference> Differences(string codes) =>
        Enum.GetValues<VervalDifference>().Where(d => codes.Split(' ').Contains(d.Code()));

    public static string Code(this VisitProof proof) => proof switch
    {
        VisitProof.NoLocation => "tanpa-lokasi",
        VisitProof.FarAway => "jauh",
        VisitProof.AtTheOffice => "di-kantor",
        VisitProof.NoPhoto => "tanpa-foto",
        VisitProof.Told => "diakui",
    };

    public static string Label(this VisitProof proof) => proof switch
    {
        VisitProof.NoLocation => "tanpa lokasi",
        VisitProof.FarAway => "lokasi jauh dari kunjungan sebelumnya",
        VisitProof.AtTheOffice => "lokasi di kantor",
        VisitProof.NoPhoto => "foto belum lengkap",
        VisitProof.Told => "diisi tanpa ke lokasi",
    };

    /// <summary>The reasons in words, with commas between.</summary>
    public static string Reasons(string codes) =>
        string.Join(", ", Enum.GetValues<VisitProof>().Where(p => codes.Split(' ').Contains(p.Code())).Select(p => p.Label()));

    public static string Label(this VervalState state) => state switch
    {
        VervalState.Waiting => "belum diambil",
        VervalState.Taken => "sedang dikerjakan",
        VervalState.Submitted => "menunggu pemeriksa",
        VervalState.Returned => "dikembalikan",
        VervalState.Accepted => "terverifikasi",
    };

    public static string Code(this VervalResult result) => result switch
    {
        VervalResult.Eligible => "layak",
        VervalResult.NotEligible => "tidak-layak",
        VervalResult.Moved => "pindah",
        VervalResult.Deceased => "meninggal",
        VervalResult.Duplicate => "ganda",
        VervalResult.NotFound => "tidak-ditemukan",
    };

    public static string Label(this VervalResult result) => result switch
    {
        VervalResult.Eligible => "layak",
        VervalResult.NotEligible => "tidak layak",
        VervalResult.Moved => "pindah",
        VervalResult.Deceased => "meninggal",
        VervalResult.Duplicate => "data ganda",
        VervalResult.NotFound => "tidak ditemukan",
    };

    /// <summary>The result of a code; null for a word that is none.</summary>
    public static VervalResult? ResultOf(string code) => Enum.GetValues<VervalResult>().Cast<VervalResult?>().FirstOrDefault(r => r!.Value.Code() == code);

    public static string Code(this ChangeKind kind) => kind switch
    {
        ChangeKind.Moved => "pindah",
        ChangeKind.Deceased => "meninggal",
        ChangeKind.Condition => "kondisi",
    };

    public static string Label(this ChangeKind kind) => kind switch
    {
        ChangeKind.Moved => "pindah",
        ChangeKind.Deceased => "meninggal",
        ChangeKind.Condition => "kondisi berubah",
    };

    /// <summary>The kind of a code; null for a word that is none.</summary>
    public static ChangeKind? ChangeOf(string code) => Enum.GetValues<ChangeKind>().Cast<ChangeKind?>().FirstOrDefault(k => k!.Value.Code() == code);
}
