namespace PilarBot.Office.Media;

/// <summary>What became of a received file: a closed set.</summary>
public abstract record MediaReceipt
{
    private protected MediaReceipt() { }
}

/// <summary>It is kept.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Size">Bytes as sent.</param>
/// <param name="Sha256">Of the bytes as sent.</param>
public sealed record MediaKept(FileType Type, long Size, byte[] Sha256) : MediaReceipt;

/// <summary>It has more bytes than allowed; nothing is kept.</summary>
public sealed record MediaTooLarge(long MaxBytes) : MediaReceipt;

/// <summary>It is not what was asked for; nothing is kept.</summary>
public sealed record MediaRefused(MediaRefusal Refusal) : MediaReceipt;
