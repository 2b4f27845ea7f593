using PilarBot.Flows.Inputs;

namespace PilarBot.Office.Proposals;

/// <summary>Why something cannot be done with a proposal: expected answers, not faults.</summary>
internal static class ProposalRefusal
{
    /// <summary>The place lies outside of where the caller works.</summary>
    public static readonly ActionRefusal Outside = new(
        "outside", "Desa atau kelurahan itu di luar wilayah tugas Anda. Silakan teruskan kepada RT/RW, operator desa, atau TKSK setempat.");

    /// <summary>No proposal of this number, or none that the caller may see: the same words, so that numbers cannot be tried out.</summary>
    public static readonly ActionRefusal NotFound = new(
        "not-found", "Usulan dengan nomor itu belum ditemukan. Mohon periksa kembali nomornya, misalnya US-2026-000123.");

    public static readonly ActionRefusal NotAllowed = new("not-allowed", "Langkah ini dicatat oleh petugas lain sesuai wilayahnya.");

    /// <summary>The same person was proposed for the same programme meanwhile.</summary>
    public static readonly ActionRefusal Duplicate = new(
        "duplicate", "Warga ini baru saja diusulkan untuk program yang sama bulan ini. Usulan kedua tidak dibuat.");

    public static readonly ActionRefusal WrongStep = new(
        "wrong-step", "Usulan itu sudah berada di langkah lain. Silakan buka lagi lewat *usulan*.");

    public static readonly ActionRefusal NoSuchMonth = new("nothing", "Belum ada usulan lengkap di desa/kelurahan itu pada bulan tersebut, jadi dokumennya belum dibuat.");
}
