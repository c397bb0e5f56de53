namespace EventManager.Web.Platform.Csv;

/// <summary>More came out of an archive than is read at once.</summary>
internal sealed class TooMuchException : Exception;

/// <summary>Bytes that may still come out of an archive, whatever it says of itself.</summary>
internal sealed class UnpackAllowance(long left)
{
    public void Take(int bytes)
    {
        if ((left -= bytes) < 0)
            throw new TooMuchException();
    }
}

/// <summary>An archive may say less than it holds: what comes out is counted.</summary>
internal sealed class UnpackedStream(Stream inner, UnpackAllowance allowance) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        allowance.Take(read);
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
