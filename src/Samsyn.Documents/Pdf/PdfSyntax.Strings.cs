namespace Samsyn.Documents.Pdf;

/// <content>Strings (ISO 32000-1, 7.3.4), written as text with escapes or in hexadecimal digits.</content>
internal ref partial struct PdfSyntax
{
    private static int Digit(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        _ => -1,
    };

    private PdfString Hexadecimal()
    {
        var start = At++;
        var length = bytes[At..].IndexOf((byte)'>');
        if (length < 0)
        {
            throw PdfFault.Malformed();
        }

        budget.Scanned(length);
        var content = new byte[(length + 1) / 2];
        var digits = 0;
        foreach (var value in bytes.Slice(At, length))
        {
            var digit = Digit(value);
            if (digit < 0)
            {
                if (!IsSpace(value))
                {
                    throw PdfFault.Malformed();
                }

                continue;
            }

            content[digits / 2] |= (byte)(digits % 2 == 0 ? digit << 4 : digit);
            digits++;
        }

        At += length + 1;
        return new PdfString(content.AsMemory(0, (digits + 1) / 2), start, At, true);
    }

    private PdfString Literal()
    {
        var start = At++;
        var open = 1;
        var content = new List<byte>();
        while (open > 0)
        {
            if (AtEnd)
            {
                throw PdfFault.Malformed();
            }

            var value = bytes[At++];
            switch (value)
            {
                case (byte)'\\':
                    Escaped(content);
                    continue;
                case (byte)'(':
                    open++;
                    break;
                case (byte)')':
                    open--;
                    break;
            }

            if (open > 0)
            {
                content.Add(value);
            }
        }

        budget.Scanned(At - start);
        return new PdfString(content.ToArray(), start, At, false);
    }

    private void Escaped(List<byte> content)
    {
        if (AtEnd)
        {
            throw PdfFault.Malformed();
        }

        var value = bytes[At++];
        switch (value)
        {
            case (byte)'n': content.Add(10); break;
            case (byte)'r': content.Add(13); break;
            case (byte)'t': content.Add(9); break;
            case (byte)'b': content.Add(8); break;
            case (byte)'f': content.Add(12); break;
            case (byte)'\n': break;
            case (byte)'\r':
                At += At < bytes.Length && bytes[At] == '\n' ? 1 : 0;
                break;
            case >= (byte)'0' and <= (byte)'7':
                var octal = value - '0';
                for (var i = 0; i < 2 && At < bytes.Length && bytes[At] is >= (byte)'0' and <= (byte)'7'; i++)
                {
                    octal = (octal * 8) + bytes[At++] - '0';
                }

                content.Add((byte)(octal & 255));
                break;
            default: content.Add(value); break;
        }
    }
}
