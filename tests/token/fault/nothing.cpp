// A library that is no PKCS#11 module.
extern "C" int sceau_nothing()
{
    return 0;
}
